import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LetterMessage } from '../../../../server/connectors/letter-message.ts';
import { deliverDue } from '../../../../server/connectors/outbound.ts';
import { desksOf } from '../../../../server/store/placement.ts';
import { ok } from '../../../../shared/base/result.ts';
import type { Task } from '../../../../shared/domain/task.ts';
import { engines } from '../../../helpers/databases.ts';
import { commandOn, deviceOf, fileCommandOn, pushedAt, taskOf } from '../../../helpers/office-device.ts';
import { openSmallOffice, type SmallOffice, submitSickNote } from '../../../helpers/small-office.ts';
import { readPdf } from '../documents/read-pdf.ts';

const letter = { reason: 'R01', text: 'Guten Tag Mara Mertens,\n\nbitte schicken Sie den Nachweis noch einmal.' };
const request = { ...letter, dueOn: '2026-12-08' };

describe.each(engines)('the other ways on $name', ({ open }) => {
  let office: SmallOffice;
  beforeAll(async () => {
    office = await openSmallOffice(await open());
  });

  const newTask = async () => taskOf(office, (await submitSickNote(office)).taskId);
  const rows = <Row extends object>(sql: string, id: string) =>
    office.database.read((queryable) => queryable.query<Row>(sql, { id }));
  const lettersOf = (task: Task) =>
    rows<{ payload: LetterMessage; state: string }>(
      `SELECT payload, state FROM transfer WHERE task_id = :id AND target = 'postfach' ORDER BY next_attempt_at, id`,
      task.id,
    );
  const deliver = () =>
    deliverDue({ database: office.database, system: { deliver: () => Promise.resolve(ok()) }, now: pushedAt });

  it('asks the citizen: the letter is in the file and on its way, the task waits until the day', async () => {
    const task = await newTask();
    const answer = await deviceOf(office, office.sabine).give(commandOn('request', task, request));
    expect(answer).toMatchObject({
      outcome: 'applied',
      task: {
        state: 'awaiting-citizen',
        dueOn: '2026-12-08',
        lastStep: { kind: 'request', reason: 'R01', dueOn: '2026-12-08', act: { byName: 'Sabine' } },
        handover: { specialist: 'none', statistics: 'none' },
      },
      documents: [
        {
          origin: 'letter',
          type: 'citizen-letter',
          register: '03',
          caseFileId: office.integrationFile,
          title: `2026-11-24 Rückfrage ${task.processNumber}`,
        },
      ],
    });
    const [sent] = await lettersOf(task);
    expect(sent?.payload).toMatchObject({ kind: 'request', reason: 'R01', dueOn: '2026-12-08' });
    const pdf = await readPdf(Buffer.from(sent?.payload.document.base64 ?? '', 'base64'));
    expect(pdf.pages[0]).toContain('Mara Mertens');
    expect(pdf.pages[0]).toContain('bitte schicken Sie den Nachweis noch einmal');
    expect(pdf.pages[0]).toContain('08.12.2026');
    expect(pdf.pages[0]?.match(/Guten Tag/g)).toHaveLength(1);
  });

  it('goes on with a task that waited; its letter stays', async () => {
    const task = await newTask();
    const sabine = deviceOf(office, office.sabine);
    await sabine.give(commandOn('request', task, request));
    await deliver();
    const answer = await sabine.give(commandOn('resume', { ...task, version: 2 }));
    expect(answer).toMatchObject({ outcome: 'applied', task: { state: 'open', lastStep: { kind: 'request' } } });
    expect(answer.documents).toHaveLength(1);
    expect(await sabine.give(commandOn('confirm', { ...task, version: 3 }))).toMatchObject({ outcome: 'applied' });
  });

  it('turns a declaration down and files it with its proofs, without any hand-over', async () => {
    const task = await newTask();
    const sabine = deviceOf(office, office.sabine);
    await sabine.give(commandOn('return', task, letter));
    const answer = await sabine.give(fileCommandOn(office, { ...task, version: 2 }));
    expect(answer).toMatchObject({ outcome: 'applied', task: { state: 'filed', confirmed: null } });
    expect(answer.documents.map((document) => document.origin).sort()).toEqual(['copy', 'letter', 'proof']);
    const handovers = `SELECT target FROM transfer WHERE task_id = :id`;
    expect(await rows(handovers, task.id)).toEqual([{ target: 'postfach' }]);
    const back = await sabine.give(commandOn('undo-file', { ...task, version: 3 }));
    expect(back).toMatchObject({ outcome: 'applied', task: { state: 'returned' } });
    expect(back.documents.map((document) => document.origin)).toEqual(['letter']);
  });

  it('takes a return back while its letter is here, and not after it has left', async () => {
    const [here, gone] = [await newTask(), await newTask()];
    const sabine = deviceOf(office, office.sabine);
    await sabine.give(commandOn('return', here, letter));
    const answer = await sabine.give(commandOn('resume', { ...here, version: 2 }));
    expect(answer).toMatchObject({ outcome: 'applied', task: { state: 'open', lastStep: null }, documents: [] });
    expect(await lettersOf(here)).toEqual([]);
    await sabine.give(commandOn('return', gone, letter));
    await deliver();
    expect(await sabine.give(commandOn('resume', { ...gone, version: 2 }))).toMatchObject({
      outcome: 'refused',
      reason: 'handed-over',
      task: { state: 'returned' },
    });
  });

  it('writes down who did what, why, and in whose name', async () => {
    const task = await newTask();
    await deviceOf(office, office.dilek).give(commandOn('return', task, letter));
    const audit = `SELECT on_behalf_of, before, after FROM audit_event WHERE object_id = :id AND action = 'return'`;
    expect(await rows(audit, task.id)).toMatchObject([
      {
        on_behalf_of: office.sabine.id,
        before: { state: 'open', version: 1 },
        after: { state: 'returned', version: 2, reason: 'R01', letter: { caseFileId: office.integrationFile } },
      },
    ]);
  });

  it('forwards to a stranger with the file, and takes both away again when the work is done', async () => {
    const task = await newTask();
    const { stranger, sabine } = office;
    const to = { workerId: stranger.id, teamId: stranger.teamId };
    const answer = await deviceOf(office, sabine).give(commandOn('forward', task, { to, reason: 'kennt den Fall' }));
    expect(answer).toMatchObject({ outcome: 'applied', task: null }); // Sabine does not see it any more
    const desks = async (topic: 'task' | 'case' | 'file-document', id: string) =>
      office.database.read((queryable) => desksOf(queryable, topic, id));
    expect([...(await desks('task', task.id))].sort()).toEqual([stranger.id, stranger.teamId].sort());
    expect(await desks('case', office.caseId)).toEqual(expect.arrayContaining([stranger.id, sabine.id]));
    const other = deviceOf(office, stranger);
    const forwarded = await taskOf(office, task.id);
    expect(forwarded).toMatchObject({
      assigneeId: stranger.id,
      state: 'open',
      lastStep: { kind: 'forward', text: 'kennt den Fall', act: { by: sabine.id } },
    });
    const filing = fileCommandOn(office, { ...forwarded, version: forwarded.version + 1 });
    const [, filed] = await other.send(commandOn('confirm', forwarded), filing);
    expect(filed).toMatchObject({ outcome: 'applied', task: { state: 'filed' }, documents: [] });
    expect(await desks('case', office.caseId)).not.toContain(stranger.id);
    expect(await desks('file-document', filing.target.documents[0]?.id ?? '')).not.toContain(stranger.id);
  });

  it('forwards to a team, on whose desk it then lies without anybody', async () => {
    const task = await newTask();
    const to = { workerId: null, teamId: office.benno.teamId };
    await deviceOf(office, office.sabine).give(commandOn('forward', task, { to, reason: 'Leistung' }));
    expect(await taskOf(office, task.id)).toMatchObject({ assigneeId: null, teamId: office.benno.teamId });
    const answer = await deviceOf(office, office.benno).give(commandOn('confirm', { ...task, version: 2 }));
    expect(answer).toMatchObject({ outcome: 'applied' });
  });

  it.each([
    ['nobody', () => ({ workerId: randomUUID(), teamId: office.benno.teamId })],
    ['somebody of another team', () => ({ workerId: office.benno.id, teamId: office.sabine.teamId })],
    ['somebody who only reads', () => ({ workerId: office.rita.id, teamId: office.rita.teamId })],
    ['a team that is not there', () => ({ workerId: null, teamId: randomUUID() })],
  ])('does not forward to %s', async (_what, to) => {
    const task = await newTask();
    const answer = await deviceOf(office, office.sabine).give(
      commandOn('forward', task, { to: to(), reason: 'zuständig' }),
    );
    expect(answer).toMatchObject({ outcome: 'refused', reason: 'unknown-colleague', task: { state: 'open' } });
  });

  it.each([
    ['request', request],
    ['return', letter],
    ['resume', {}],
  ] as const)('lets nobody %s who may not handle the task', async (kind, rest) => {
    const task = await newTask();
    expect(await deviceOf(office, office.rita).give(commandOn(kind, task, rest))).toMatchObject({
      reason: 'forbidden',
    });
    expect(await deviceOf(office, office.stranger).give(commandOn(kind, task, rest))).toMatchObject({
      reason: 'unknown-task',
    });
  });
});
