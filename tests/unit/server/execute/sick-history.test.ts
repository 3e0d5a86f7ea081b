import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { HandoverMessage } from '../../../../server/connectors/handover-message.ts';
import { submit } from '../../../../server/intake/submit.ts';
import { loadCases } from '../../../../server/store/case.ts';
import { place } from '../../../../server/store/placement.ts';
import { insertSickNote } from '../../../../server/store/sick-notes.ts';
import { toCalendarDate } from '../../../../shared/base/calendar-date.ts';
import { type PersonId, personId } from '../../../../shared/base/ids.ts';
import type { Case } from '../../../../shared/domain/case.ts';
import type { Declared } from '../../../../shared/domain/submission.ts';
import type { Task } from '../../../../shared/domain/task.ts';
import { engines } from '../../../helpers/databases.ts';
import { commandOn, deviceOf, taskOf } from '../../../helpers/office-device.ts';
import { openSmallOffice, receivedAt, type SmallOffice, sickNotePart, tinyPdf } from '../../../helpers/small-office.ts';
import { cursorOf, type ServerUnderTest, serve } from '../../../helpers/test-server.ts';

const day = toCalendarDate;

describe.each(engines)('the history of sick notes on $name', ({ open }) => {
  let office: SmallOffice;
  let server: ServerUnderTest;
  let mara: PersonId;

  beforeAll(async () => {
    office = await openSmallOffice(await open());
    server = await serve(office);
    mara = personId.parse((await benefitCase()).persons[0]?.id);
    await office.database.transaction((transaction) => place(transaction, 'case', office.caseId, [office.sabine.id]));
  });

  async function benefitCase(): Promise<Case> {
    const [found] = await office.database.read((queryable) => loadCases(queryable, [office.caseId]));
    if (found === undefined) throw new Error('no case');
    return found;
  }

  const withoutHistory = () =>
    office.database.transaction((transaction) => transaction.query('DELETE FROM sick_note', {}));

  async function sickNote(declared: Declared): Promise<Task> {
    const file = { claimedName: 'au.pdf', claimedType: 'application/pdf', bytes: tinyPdf(randomUUID()) };
    const taken = await submit({ ...office, newId: randomUUID }, sickNotePart({ declared }), [file], receivedAt);
    if (!taken.ok) throw new Error(taken.failure.kind);
    return taskOf(office, taken.value.answer.taskId);
  }

  const known = (from: string, to: string, kind: 'INITIAL' | 'FOLLOW_UP' = 'INITIAL') =>
    office.database.transaction((transaction) =>
      insertSickNote(transaction, {
        id: randomUUID(),
        personId: mara,
        from: day(from),
        to: day(to),
        kind,
        assessedOn: day(from),
        contentHash: null,
        taskId: null,
      }),
    );

  const confirm = (task: Task, rest: object = {}) =>
    deviceOf(office, office.sabine).give(commandOn('confirm', task, rest));

  async function messagesOf(task: Task): Promise<readonly HandoverMessage[]> {
    const rows = await office.database.read((queryable) =>
      queryable.query<{ payload: HandoverMessage }>(
        'SELECT payload FROM transfer WHERE task_id = :id ORDER BY target',
        { id: task.id },
      ),
    );
    return rows.map((row) => row.payload);
  }

  it('hands over what was taken from the proof, never the longer declared period, and says so', async () => {
    await withoutHistory();
    const task = await sickNote({ kind: 'INITIAL', unfitSince: '2026-11-16', unfitUntil: '2026-12-04' });
    const takeOver = [{ field: 'unfitUntil', value: '2026-11-27', reason: 'Auf der Bescheinigung steht der 27.11.' }];
    expect(await confirm(task, { takeOver })).toMatchObject({
      outcome: 'applied',
      task: { takenOver: { unfitUntil: { value: '2026-11-27', reason: 'Auf der Bescheinigung steht der 27.11.' } } },
    });
    for (const message of await messagesOf(task)) {
      expect(message).toMatchObject({ fields: { beginn: '2026-11-16', ende: '2026-11-27' }, takenOver: ['ende'] });
      expect(JSON.stringify(message)).not.toContain('2026-12-04');
    }
    const { attachments } = task.submission;
    expect((await benefitCase()).sickNotes).toEqual([
      {
        personId: mara,
        from: '2026-11-16',
        to: '2026-11-27',
        kind: 'INITIAL',
        assessedOn: null,
        contentHash: attachments[0]?.contentHash,
        taskId: task.id,
        isVoided: false,
      },
    ]);
    const audit = `SELECT after FROM audit_event WHERE object_id = :id AND action = 'confirm'`;
    const [entry] = await office.database.read((queryable) =>
      queryable.query<{ after: object }>(audit, { id: task.id }),
    );
    expect(entry?.after).toMatchObject({ takenOver: [{ field: 'unfitUntil' }] });
    expect(JSON.stringify(entry)).not.toContain('2026-11-27');
  });

  it('brings the case to the workstations with the confirmation, and again when it is taken back', async () => {
    await withoutHistory();
    const task = await sickNote({ kind: 'INITIAL', unfitSince: '2026-11-23', unfitUntil: '2026-11-27' });
    const before = cursorOf(await server.pull(office.sabine, null));
    await confirm(task);
    const lines = await server.pull(office.sabine, before);
    const cases = lines.flatMap((line) => (line.line === 'put' && line.topic === 'case' ? [line.row] : []));
    expect(cases).toMatchObject([{ id: office.caseId, sickNotes: [{ from: '2026-11-23', to: '2026-11-27' }] }]);
    await deviceOf(office, office.sabine).give(commandOn('undo-confirm', { ...task, version: 2 }));
    const after = await server.pull(office.sabine, cursorOf(lines));
    expect(after.flatMap((line) => (line.line === 'put' && line.topic === 'case' ? [line.row.sickNotes] : []))).toEqual(
      [[]],
    );
    expect((await taskOf(office, task.id)).takenOver).toEqual({});
  });

  it.each([
    ['after the weekend, the day after the note before it', '2026-11-27', '2026-11-30', '2026-11-28'],
    ['after a working day without one, the day of assessment', '2026-11-18', '2026-11-20', '2026-11-20'],
    ['without a note before it, the day of assessment', null, '2026-11-20', '2026-11-20'],
  ])('begins a follow-up without a start %s', async (_what, previousEnd, assessedOn, from) => {
    await withoutHistory();
    if (previousEnd !== null) await known('2026-11-16', previousEnd);
    const task = await sickNote({ kind: 'FOLLOW_UP', unfitUntil: '2026-12-11', assessedOn });
    await confirm(task);
    expect((await benefitCase()).sickNotes.at(-1)).toMatchObject({ kind: 'FOLLOW_UP', from, to: '2026-12-11' });
    expect(await messagesOf(task)).toMatchObject([{ fields: { beginn: from } }, { fields: { beginn: from } }]);
  });

  it('makes no period up where nothing says when it began', async () => {
    await withoutHistory();
    const task = await sickNote({ kind: 'FOLLOW_UP', unfitUntil: '2026-12-11' });
    expect(await confirm(task)).toMatchObject({ outcome: 'applied' });
    expect((await benefitCase()).sickNotes).toEqual([]);
  });

  it('proposes the exit on day 43 and the re-entry after the end, once a chain is longer than six weeks', async () => {
    await withoutHistory();
    await known('2026-10-12', '2026-10-30');
    await known('2026-10-31', '2026-11-20', 'FOLLOW_UP');
    const task = await sickNote({ kind: 'FOLLOW_UP', unfitUntil: '2026-12-04', assessedOn: '2026-11-20' });
    await confirm(task);
    const [specialist, statistics] = await messagesOf(task);
    expect(statistics).toMatchObject({
      target: 'statistics',
      statusEvents: [
        { event: 'exit', on: '2026-11-23', reason: 'Arbeitsunfähigkeit' },
        { event: 're-entry', on: '2026-12-05', reason: 'Arbeitsunfähigkeit' },
      ],
    });
    expect(specialist).not.toHaveProperty('statusEvents');
  });

  it('proposes nothing on the last day of the six weeks', async () => {
    await withoutHistory();
    await known('2026-10-12', '2026-11-15');
    const task = await sickNote({ kind: 'FOLLOW_UP', unfitSince: '2026-11-16', unfitUntil: '2026-11-22' });
    await confirm(task);
    expect((await messagesOf(task))[1]).not.toHaveProperty('statusEvents');
  });

  it('confirms nothing with a value that the procedure does not know', async () => {
    const task = await sickNote({ kind: 'INITIAL', unfitSince: '2026-11-23', unfitUntil: '2026-11-27' });
    const takeOver = [{ field: 'diagnosis', value: 'x', reason: 'steht da' }];
    expect(await confirm(task, { takeOver })).toMatchObject({ outcome: 'refused', reason: 'invalid-take-over' });
    expect(await messagesOf(task)).toEqual([]);
  });
});
