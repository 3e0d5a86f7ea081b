import { describe, expect, it } from 'vitest';
import { enforceLease } from '../../../electron/app/deputy-lease.ts';
import { openTrustedTime, seeLocal, seeServer } from '../../../electron/app/trusted-time.ts';
import { findCase, putCase } from '../../../electron/cache/case/case-rows.ts';
import { putDeputyship } from '../../../electron/cache/deputyship/deputyship-rows.ts';
import { putFileDocument } from '../../../electron/cache/file-document/file-document-rows.ts';
import type { WritableDatabase } from '../../../electron/cache/handle.ts';
import { listRemovals } from '../../../electron/cache/removal/removal-rows.ts';
import { readSyncState, setCursor } from '../../../electron/cache/sync-state/sync-state-rows.ts';
import { findTask } from '../../../electron/cache/task/task-rows.ts';
import { putWorker } from '../../../electron/cache/worker/worker-rows.ts';
import { enqueue } from '../../../electron/outbox/enqueue.ts';
import { commandSchema } from '../../../shared/commands/command.ts';
import { type Deputyship, deputyshipSchema } from '../../../shared/domain/deputyship.ts';
import { workerSchema } from '../../../shared/domain/worker.ts';
import { sampleCase, sampleFileDocument, sampleId, sampleTask, sampleWorker } from '../../helpers/sample-rows.ts';
import { memoryVault } from '../../helpers/test-core.ts';
import { openTestDesk, putTasks, type TestDesk, temporaryFolder } from '../../helpers/test-desk.ts';

const HOUR = 3_600_000;
const noon = Date.parse('2026-11-24T11:00:00Z');

/** A machine whose clock the test sets. */
function machine(profile = temporaryFolder()) {
  let local = noon;
  const tasks = new Set<() => void>();
  const clock = {
    now: () => new Date(local),
    after: (_ms: number, task: () => void) => {
      tasks.add(task);
      return () => void tasks.delete(task);
    },
  };
  return {
    set: (ms: number) => {
      local = ms;
    },
    minute: () => {
      for (const task of [...tasks]) {
        tasks.delete(task);
        task();
      }
    },
    open: () => openTrustedTime(profile, memoryVault(), clock),
  };
}

describe('a time that cannot be turned back', () => {
  it('goes on with the clock, and stays where it was when the clock is set back', async () => {
    const { set, open } = machine();
    const time = await open();
    set(noon + HOUR);
    expect(time.now().getTime()).toBe(noon + HOUR);
    set(noon - 48 * HOUR);
    expect(time.now().getTime()).toBe(noon + HOUR);
  });

  it('moves on by itself while the program runs with a clock that is set back again and again', async () => {
    const { set, minute, open } = machine();
    const time = await open();
    for (let count = 0; count < 60; count += 1) {
      set(noon - count * HOUR);
      minute();
    }
    expect(time.now().getTime()).toBeGreaterThanOrEqual(noon + 59 * 60_000);
  });

  it('is remembered, sealed, across restarts', async () => {
    const { set, open } = machine();
    const time = await open();
    time.contact(new Date(noon));
    set(noon + 10 * HOUR);
    time.now();
    await time.save();
    set(noon - HOUR);
    const again = await open();
    expect(again.now().getTime()).toBe(noon + 10 * HOUR);
    expect(again.lastContact()?.getTime()).toBe(noon);
  });

  it('believes the server, also against a clock that was a year ahead', async () => {
    const { set, open } = machine();
    const time = await open();
    set(noon + 365 * 24 * HOUR);
    time.now();
    time.contact(new Date(noon));
    expect(time.now().getTime()).toBe(noon);
    expect(time.differenceMs()).toBe(365 * 24 * HOUR);
  });

  it('is counted from the server from then on', () => {
    const seen = seeServer(noon, noon + 7 * 60_000);
    expect(seeLocal(seen, noon + 67 * 60_000, 60_000).latest).toBe(noon + HOUR);
  });

  it.each([
    ['three years behind', -3 * 365 * 24 * HOUR],
    ['three years ahead', 3 * 365 * 24 * HOUR],
  ])('is right with a clock that stays %s, and with one that is put right', async (_how, off) => {
    const { set, open } = machine();
    const time = await open();
    set(noon + off);
    time.contact(new Date(noon));
    set(noon + off + HOUR);
    expect(time.now().getTime()).toBe(noon + HOUR);
    expect(time.differenceMs()).toBe(off);
    await time.save();
    set(noon + 2 * HOUR);
    expect(time.now().getTime()).toBe(noon + 2 * HOUR);
    expect(time.differenceMs()).toBe(0);
    expect((await open()).now().getTime()).toBe(noon + 2 * HOUR);
  });
});

const me = sampleWorker(1);
const absent = workerSchema.parse({ ...sampleWorker(5), teamId: sampleId('team', 5) });

function deputyship(number: number, changes: Partial<Deputyship> = {}): Deputyship {
  return deputyshipSchema.parse({
    id: sampleId('deputyship', number),
    absentWorkerId: absent.id,
    deputyIds: [me.id],
    from: '2026-11-20',
    until: '2026-12-20',
    weekdays: null,
    procedures: null,
    teamIds: null,
    limitedToPersons: false,
    kind: 'planned',
    setByName: 'Teamleitung',
    revokedAt: null,
    ...changes,
  });
}

const covered = { deputyshipIds: [sampleId('deputyship', 1)], assigneeId: absent.id, teamId: absent.teamId };

/** Task and case 1 are mine; 2 are a colleague's, here by deputyship 1. */
async function deskOfDeputy(one = deputyship(1)): Promise<TestDesk> {
  const desk = await openTestDesk();
  const { db } = desk;
  db.transaction(() => {
    putWorker(db, absent);
    putDeputyship(db, one);
    putCase(db, sampleCase(1));
    const theirs = { ...sampleCase(2), integrationWorkerId: absent.id, deputyshipIds: [one.id] };
    putCase(db, theirs);
    putFileDocument(db, sampleFileDocument(1, 1));
    putFileDocument(db, sampleFileDocument(2, 2));
    setCursor(db, 'far');
  });
  putTasks(db, [sampleTask(1), sampleTask(2, covered)]);
  return desk;
}

const isHere = (db: WritableDatabase, number: number) => ({
  task: findTask(db, sampleTask(number).id) !== undefined,
  case: findCase(db, sampleCase(number).id) !== undefined,
});

async function timeAfter(hours: number) {
  const { set, open } = machine();
  const time = await open();
  time.contact(new Date(noon));
  set(noon + hours * HOUR);
  return time;
}

describe("deputies' data", () => {
  it('become unreadable when the server was not heard for the set time; own data and the outbox stay', async () => {
    const desk = await deskOfDeputy();
    const { db } = desk;
    const command = {
      kind: 'confirm',
      commandId: sampleId('command', 1),
      taskId: sampleTask(2).id,
      expectedVersion: 1,
    };
    enqueue(desk.outbox, commandSchema.parse({ ...command, issuedAt: '2026-11-24T10:00:00.000Z' }));
    expect(enforceLease(desk, 72, await timeAfter(71))).toBe(false);
    expect(isHere(db, 2)).toEqual({ task: true, case: true });
    expect(enforceLease(desk, 72, await timeAfter(73))).toBe(true);
    expect([isHere(db, 1), isHere(db, 2)]).toEqual([
      { task: true, case: true },
      { task: false, case: false },
    ]);
    expect(db.all('SELECT task_id FROM outbox_entry')).toHaveLength(1);
    expect(db.all('SELECT id FROM file_document')).toEqual([{ id: sampleFileDocument(1, 1).id }]);
    expect(readSyncState(db).cursor).toBeNull(); // they come again with everything else
    expect(listRemovals(db, { limit: 9 })).toMatchObject([
      { reason: 'lease-over', caseId: sampleCase(2).id, counts: { cases: 1, tasks: 1, documents: 1 } },
    ]);
  });

  it('cannot be kept by setting the clock back', async () => {
    const desk = await deskOfDeputy();
    const { set, open } = machine();
    const time = await open();
    time.contact(new Date(noon));
    set(noon + 73 * HOUR);
    time.now();
    set(noon);
    expect(enforceLease(desk, 72, time)).toBe(true);
  });

  it.each([
    ['its last day is over', { until: '2026-11-23' }],
    ['it was revoked', { revokedAt: '2026-11-24T08:00:00.000Z' }],
  ])('leave at once when %s', async (_why, changes) => {
    const desk = await deskOfDeputy(deputyship(1, changes as Partial<Deputyship>));
    expect(enforceLease(desk, 72, await timeAfter(1))).toBe(true);
    expect(isHere(desk.db, 2)).toEqual({ task: false, case: false });
    expect(listRemovals(desk.db, { limit: 9 })).toMatchObject([{ reason: 'deputyship-over' }]);
    expect(enforceLease(desk, 72, await timeAfter(1))).toBe(false);
  });

  it('stay between the days of a recurring deputyship, and as long as another one covers them', async () => {
    const recurring = await deskOfDeputy(deputyship(1, { weekdays: [5] })); // it is a Tuesday
    expect(enforceLease(recurring, 72, await timeAfter(1))).toBe(false);
    const two = await deskOfDeputy(deputyship(1, { until: '2026-11-23' as Deputyship['until'] }));
    two.db.transaction(() => {
      putDeputyship(two.db, deputyship(2));
      const deputyshipIds = [deputyship(1).id, deputyship(2).id];
      putCase(two.db, { ...sampleCase(2), integrationWorkerId: absent.id, deputyshipIds });
    });
    putTasks(two.db, [sampleTask(2, { ...covered, deputyshipIds: [deputyship(1).id, deputyship(2).id] })]);
    expect(enforceLease(two, 72, await timeAfter(1))).toBe(false);
  });

  it('that are here for the team as well are no deputy data', async () => {
    const desk = await deskOfDeputy();
    desk.db.transaction(() => putWorker(desk.db, { ...absent, teamId: me.teamId }));
    putTasks(desk.db, [sampleTask(2, { ...covered, teamId: me.teamId })]);
    expect(enforceLease(desk, 72, await timeAfter(73))).toBe(false);
    expect(isHere(desk.db, 2)).toEqual({ task: true, case: true });
  });

  it('leave while the household stays that own work brought here', async () => {
    const desk = await deskOfDeputy();
    putTasks(desk.db, [sampleTask(3, { caseId: sampleCase(2).id })]);
    expect(enforceLease(desk, 72, await timeAfter(73))).toBe(true);
    expect(isHere(desk.db, 2)).toEqual({ task: false, case: true });
  });
});
