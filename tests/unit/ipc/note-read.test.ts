import { describe, expect, it } from 'vitest';
import { putCase } from '../../../electron/cache/case/case-rows.ts';
import { putDeputyship } from '../../../electron/cache/deputyship/deputyship-rows.ts';
import { listUnsentReads } from '../../../electron/cache/read-log/read-log-rows.ts';
import { putWorker } from '../../../electron/cache/worker/worker-rows.ts';
import { noteRead, type Shown } from '../../../electron/ipc/note-read.ts';
import { deputyshipSchema } from '../../../shared/domain/deputyship.ts';
import { sampleCase, sampleContent, sampleId, sampleTask, sampleWorker } from '../../helpers/sample-rows.ts';
import { openTestDesk, putTasks } from '../../helpers/test-desk.ts';

const now = new Date('2026-11-24T09:00:00.000Z');
const absent = { ...sampleWorker(2), teamId: sampleId('team', 2) as never };
const deputyshipId = sampleId('deputyship', 1);

/** Worker 1 stands in for worker 2, of another team, whose household 2 and task 2 are here; task 1 is the own one. */
async function deskWithDeputyship(until: string) {
  const desk = await openTestDesk();
  const deputyship = deputyshipSchema.parse({
    id: deputyshipId,
    absentWorkerId: absent.id,
    deputyIds: [sampleWorker(1).id],
    from: '2026-11-23',
    until,
    weekdays: null,
    procedures: null,
    teamIds: null,
    limitedToPersons: false,
    kind: 'planned',
    setByName: 'Leitung',
    revokedAt: null,
  });
  desk.db.transaction(() => {
    putWorker(desk.db, absent);
    putDeputyship(desk.db, deputyship);
    putCase(desk.db, sampleCase(1));
    putCase(desk.db, {
      ...sampleCase(2),
      integrationWorkerId: absent.id,
      deputyshipIds: [deputyship.id],
    });
  });
  putTasks(desk.db, [
    sampleTask(1),
    sampleTask(2, { assigneeId: absent.id, teamId: absent.teamId, deputyshipIds: [deputyshipId] }),
  ]);
  return desk;
}

describe('for whom somebody looks', () => {
  it.each<[string, Shown, string | null]>([
    ['their own task', { kind: 'task', objectId: sampleId('task', 1) as never }, null],
    ['a task of the person they stand in for', { kind: 'task', objectId: sampleId('task', 2) as never }, absent.id],
    ['a household of that person', { kind: 'case', objectId: sampleId('case', 2) as never }, absent.id],
    ['their own household', { kind: 'case', objectId: sampleId('case', 1) as never }, null],
    ['a proof of that person’s task', { kind: 'document', objectId: sampleContent(5).hash }, absent.id],
    ['a document that is nowhere here', { kind: 'document', objectId: sampleContent(99).hash }, null],
  ])('%s', async (_name, shown, onBehalfOf) => {
    const desk = await deskWithDeputyship('2026-11-27');
    noteRead(desk, shown, now, () => 'an-id');
    expect(listUnsentReads(desk.db, 10)).toMatchObject([{ ...shown, onBehalfOf }]);
  });

  it('nobody else any more, the day after the deputyship', async () => {
    const desk = await deskWithDeputyship('2026-11-23');
    noteRead(desk, { kind: 'task', objectId: sampleId('task', 2) as never }, now, () => 'an-id');
    expect(listUnsentReads(desk.db, 10)).toMatchObject([{ onBehalfOf: null }]);
  });
});
