import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { putCase } from '../../../electron/cache/case/case-rows.ts';
import { listRecords } from '../../../electron/cache/check-record/check-record-rows.ts';
import { putDerivative } from '../../../electron/cache/derivative/derivative-rows.ts';
import { putOpenedFinding } from '../../../electron/cache/opened-finding/opened-finding-rows.ts';
import { listEntries } from '../../../electron/cache/outbox/outbox-rows.ts';
import { putReading } from '../../../electron/cache/reading/reading-rows.ts';
import { putCheck } from '../../../electron/cache/task-check/task-check-rows.ts';
import type { TaskCheck } from '../../../electron/evidence/check/compute-check.ts';
import { createInvoke, type Invoke } from '../../../electron/ipc/guard.ts';
import { toInstant } from '../../../shared/base/calendar-date.ts';
import { canonicalJson } from '../../../shared/base/canonical-json.ts';
import { commandSchema } from '../../../shared/commands/command.ts';
import type { Case } from '../../../shared/domain/case.ts';
import type { AnswerOf } from '../../../shared/ipc/index.ts';
import { emptyWorld } from '../../helpers/empty-world.ts';
import { sampleCheck, sampleFinding } from '../../helpers/sample-check.ts';
import { sampleReading } from '../../helpers/sample-reading.ts';
import { sampleCase, sampleContent, sampleId, sampleTask } from '../../helpers/sample-rows.ts';
import { testPorts } from '../../helpers/test-core.ts';
import { openTestDesk, putTasks, type TestDesk } from '../../helpers/test-desk.ts';

const at = toInstant(new Date('2026-11-24T08:00:00Z'));
const confirmed = { by: sampleId('worker', 1), byName: 'Sabine 1', at };
const takenOver = { unfitUntil: { value: '2026-11-25', reason: 'So steht es auf der Bescheinigung.' } };
const task = sampleTask(1, { version: 2, state: 'confirmed', confirmed, takenOver });
const [copy, proof] = [sampleContent(2).hash, sampleContent(3).hash];
const green: TaskCheck = { check: sampleCheck('green'), timeline: null, numbersOnProof: [] };

const request = {
  taskId: task.id,
  expectedVersion: 2,
  caseFileId: sampleId('case-file', 1),
  register: '03',
  documents: [
    { origin: 'copy', contentHash: copy, type: 'sick-note-copy', title: 'Durchschrift' },
    { origin: 'proof', contentHash: proof, type: 'sick-note-certificate', title: 'Bescheinigung' },
  ],
};

/** A confirmed task with this check, and the channels. */
async function open(check: TaskCheck | null, changes: object = {}): Promise<{ desk: TestDesk; invoke: Invoke }> {
  const desk = await openTestDesk();
  const shown = { ...task, ...changes };
  putTasks(desk.db, [shown]);
  desk.db.transaction(() => {
    putCase(desk.db, sampleCase(1));
    if (check === null) return;
    putReading(desk.db, sampleReading(proof, ['word']));
    putCheck(desk.db, task.id, { inputs: 'seen', check }, null);
  });
  return { desk, invoke: createInvoke(emptyWorld(desk), testPorts().log) };
}

/** The filing as it leaves the workstation. */
function filedBy({ db }: TestDesk) {
  const command = commandSchema.parse(JSON.parse(listEntries(db).at(-1)?.command ?? ''));
  if (command.kind !== 'file') throw new Error('nothing was filed');
  return command;
}

describe('click two', () => {
  it('takes the Prüfvermerk along: what was seen, compared, opened, accepted, by whom and when', async () => {
    const hint = sampleFinding('C14', 'flag');
    const { desk, invoke } = await open({ ...green, check: { ...sampleCheck('yellow'), findings: [hint] } });
    desk.db.transaction(() => putOpenedFinding(desk.db, task.id, { key: hint.key, at }));
    expect(await invoke('task.file', request)).toMatchObject({ ok: true });
    const { record, issuedAt } = filedBy(desk);
    expect(record?.content).toMatchObject({
      processNumber: task.processNumber,
      colour: 'yellow',
      seen: [
        { contentHash: copy, origin: 'copy' },
        { contentHash: proof, origin: 'proof' },
      ],
      findings: [{ key: hint.key, openedAt: at }],
      accepted: [{ field: 'unfitUntil', declared: '2026-11-27', taken: '2026-11-25' }],
      by: { id: desk.workerId, name: 'Sabine 1' },
      onBehalfOf: null,
      confirmedAt: at,
      filedAt: issuedAt,
      isOnline: false,
    });
  });

  it('keeps the record with its hash, until it is taken back', async () => {
    const { desk, invoke } = await open(green);
    await invoke('task.file', request);
    const [stored] = listRecords(desk.db);
    expect(stored?.id).toBe(filedBy(desk).record?.id);
    const json = canonicalJson(stored?.record);
    expect(stored?.sha256).toBe(createHash('sha256').update(json).digest('hex'));
    await invoke('task.undo', { taskId: task.id });
    expect(listRecords(desk.db)).toEqual([]);
  });

  it('says that nothing was compared where no proof was read', async () => {
    const { desk, invoke } = await open(null);
    await invoke('task.file', request);
    expect(filedBy(desk).record?.content).toMatchObject({ colour: 'none', engines: [], fields: [], findings: [] });
  });

  it('waits until what the office may not keep is blackened, and files the copy instead', async () => {
    const diagnosis = { ...sampleFinding('C02', 'privacy'), contentHash: proof };
    const { desk, invoke } = await open({ ...green, check: { ...sampleCheck('yellow'), findings: [diagnosis] } });
    const refused = { ok: false, failure: { kind: 'not-allowed-now', fields: ['C02'] } };
    expect(await invoke('task.file', request)).toEqual(refused);
    const blackened = (isProven: boolean) =>
      desk.db.transaction(() =>
        putDerivative(desk.db, {
          taskId: task.id,
          original: proof,
          contentHash: sampleContent(70).hash,
          mediaType: 'application/pdf',
          size: 70,
          kind: 'blackened',
          isProven,
          steps: { pages: [] },
        }),
      );
    blackened(false);
    expect(await invoke('task.file', request)).toEqual(refused);
    blackened(true);
    expect(await invoke('task.file', request)).toMatchObject({ ok: true });
    const { target, record } = filedBy(desk);
    expect(target.documents[1]).toMatchObject({ contentHash: sampleContent(70).hash, replaces: proof });
    expect(record?.content.derivatives).toEqual([
      {
        original: proof,
        derivative: sampleContent(70).hash,
        kind: 'blackened',
        isProven: true,
        isOriginalKept: true,
      },
    ]);
  });

  it('lets what was turned down be filed as it came', async () => {
    const diagnosis = { ...sampleFinding('C02', 'privacy'), contentHash: proof };
    const check = { ...green, check: { ...sampleCheck('yellow'), findings: [diagnosis] } };
    const { invoke } = await open(check, { state: 'returned', confirmed: null });
    expect(await invoke('task.file', request)).toMatchObject({ ok: true });
  });

  it('needs a reason against the right-person lock, which goes into the record', async () => {
    const { desk, invoke } = await open({
      ...green,
      numbersOnProof: [{ kind: 'case', value: '31302BG9999999', contentHash: proof, page: 1, box: null }],
    } as unknown as TaskCheck);
    expect(await invoke('task.file', request)).toMatchObject({ failure: { kind: 'not-allowed-now' } });
    const lockOverride = 'Die alte BG-Nummer vor dem Umzug.';
    expect(await invoke('task.file', { ...request, lockOverride })).toMatchObject({ ok: true });
    expect(filedBy(desk).record?.content.lockOverride).toEqual({ reason: lockOverride });
  });

  it('is warned of a namesake whose household is not here; rows of an earlier version know of none', async () => {
    const { desk, invoke } = await open(green);
    const benefitCase = sampleCase(1);
    const warned = async () => {
      const answer = (await invoke('evidence.show', { taskId: task.id })) as AnswerOf<'evidence.show'>;
      return answer.ok ? answer.value.lock?.namesakes : answer.failure;
    };
    const { namesakeIds: _none, ...earlier } = benefitCase;
    desk.db.transaction(() => putCase(desk.db, earlier as Case));
    expect(await warned()).toEqual([]);
    desk.db.transaction(() =>
      putCase(desk.db, { ...benefitCase, namesakeIds: benefitCase.persons.map(({ id }) => id) }),
    );
    expect(await warned()).toEqual(['Familie1, Mara, geb. 12.03.1985, in einer anderen Bedarfsgemeinschaft']);
  });
});
