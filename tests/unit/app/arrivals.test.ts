import { beforeEach, describe, expect, it } from 'vitest';
import { describeArrivals } from '../../../electron/app/arrivals/describe-arrivals.ts';
import { type ArrivalWatch, watchArrivals } from '../../../electron/app/arrivals/watch-arrivals.ts';
import { putDeputyship } from '../../../electron/cache/deputyship/deputyship-rows.ts';
import type { WritableDatabase } from '../../../electron/cache/handle.ts';
import { writePreferences } from '../../../electron/cache/preferences/preference-rows.ts';
import { setLastSyncAt } from '../../../electron/cache/sync-state/sync-state-rows.ts';
import { NEWEST, SINCE } from '../../../electron/cache/task/arrivals.ts';
import { putWorker } from '../../../electron/cache/worker/worker-rows.ts';
import type { Instant } from '../../../shared/base/calendar-date.ts';
import type { Task } from '../../../shared/domain/task.ts';
import { defaultPreferences } from '../../../shared/ipc/preferences.ts';
import { sampleDeputyship } from '../../helpers/sample-deputyship.ts';
import { sampleTask, sampleWorker } from '../../helpers/sample-rows.ts';
import { openTestCache, putTasks } from '../../helpers/test-desk.ts';

const absent = { ...sampleWorker(2), displayName: 'K. Yıldız' };
const deputyship = sampleDeputyship();

describe('what the desktop tells of new submissions', () => {
  it.each([
    [{ own: 1, deputy: [] }, 'Neuer Eingang', 'Zweiklick'],
    [{ own: 3, deputy: [] }, '3 neue Eingänge', 'Zweiklick'],
    [{ own: 0, deputy: [{ name: 'K. Yıldız', tasks: 1 }] }, 'Neuer Eingang in Vertretung für K. Yıldız', 'Zweiklick'],
    [{ own: 0, deputy: [{ name: 'K. Yıldız', tasks: 2 }] }, '2 neue Eingänge in Vertretung für K. Yıldız', 'Zweiklick'],
    [
      { own: 1, deputy: [{ name: 'K. Yıldız', tasks: 2 }] },
      '3 neue Eingänge',
      '1 für Sie, 2 in Vertretung für K. Yıldız',
    ],
  ])('%j', (arrivals, title, body) => {
    expect(describeArrivals(arrivals)).toEqual({ title, body });
  });

  it('is nothing when nothing came', () => {
    expect(describeArrivals({ own: 0, deputy: [] })).toBeNull();
  });
});

describe('new submissions at a workstation', () => {
  let db: WritableDatabase;
  let told: string[];
  let flush: (() => void) | undefined;
  let watch: ArrivalWatch;

  const begin = () => {
    const clock = {
      after: (_ms: number, task: () => void) => {
        flush = task;
        return () => {
          flush = undefined;
        };
      },
    };
    watch = watchArrivals(db, { clock, notifier: { notify: (title) => void told.push(title) } });
  };
  const arrive = (...tasks: Task[]) => {
    putTasks(db, tasks);
    watch.changed();
  };
  const came = (number: number, at: string, changes: Partial<Record<keyof Task, unknown>> = {}) =>
    sampleTask(number, { submission: { ...sampleTask(number).submission, receivedAt: at }, ...changes });
  const forAbsent = { assigneeId: absent.id, deputyshipIds: [deputyship.id] };

  beforeEach(() => {
    db = openTestCache().db;
    told = [];
    flush = undefined;
    db.transaction(() => {
      putWorker(db, absent);
      putDeputyship(db, deputyship);
      setLastSyncAt(db, '2026-11-24T07:00:00.000Z' as Instant);
    });
    putTasks(db, [came(1, '2026-11-24T06:00:00.000Z')]);
    begin();
  });

  it('are told once and together, one’s own and those in somebody’s name', () => {
    arrive(came(2, '2026-11-24T08:00:00.000Z', forAbsent));
    arrive(came(3, '2026-11-24T08:00:01.000Z', forAbsent));
    flush?.();
    expect(told).toEqual(['2 neue Eingänge in Vertretung für K. Yıldız']);
    arrive(came(4, '2026-11-24T08:05:00.000Z'));
    flush?.();
    watch.changed();
    flush?.();
    expect(told.slice(1)).toEqual(['Neuer Eingang']);
  });

  it('of the team are no news, nor is what was done here', () => {
    arrive(came(2, '2026-11-24T08:00:00.000Z', { assigneeId: sampleWorker(3).id }));
    flush?.();
    arrive(came(1, '2026-11-24T06:00:00.000Z', { state: 'confirmed', version: 2 }));
    flush?.();
    expect(told).toEqual([]);
  });

  it('of a first sync are no news', () => {
    db = openTestCache().db;
    begin();
    arrive(came(1, '2026-11-24T06:00:00.000Z'));
    flush?.();
    db.transaction(() => setLastSyncAt(db, '2026-11-24T07:00:00.000Z' as Instant));
    arrive(came(2, '2026-11-24T06:30:00.000Z'));
    flush?.();
    expect(told).toEqual([]);
    // a moment later
    arrive(came(3, '2026-11-24T08:00:00.000Z'));
    flush?.();
    expect(told).toEqual(['Neuer Eingang']);
  });

  it('a moment after a first sync that brought nothing is news', () => {
    db = openTestCache().db;
    begin();
    db.transaction(() => setLastSyncAt(db, '2026-11-24T07:00:00.000Z' as Instant));
    watch.changed();
    arrive(came(3, '2026-11-24T08:00:00.000Z'));
    flush?.();
    expect(told).toEqual(['Neuer Eingang']);
  });

  it('are not told to whoever turned that off', () => {
    db.transaction(() => writePreferences(db, { ...defaultPreferences, notifies: false }));
    arrive(came(2, '2026-11-24T08:00:00.000Z'));
    flush?.();
    expect(told).toEqual([]);
  });

  it('are looked up by an index', () => {
    for (const [sql, parameters] of [
      [NEWEST, {}],
      [SINCE, { since: '' }],
    ] as const) {
      const plan = db.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, parameters).map(({ detail }) => detail);
      expect(plan.join()).toMatch(/SEARCH task USING (COVERING )?INDEX inbox_/);
    }
  });

  it('look at nothing once the watch was stopped, although a pull still commits', () => {
    begin();
    watch.stop();
    arrive(sampleTask(7));
    expect(flush).toBeUndefined(); // the data are closed by then
  });
});
