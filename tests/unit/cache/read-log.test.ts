import { describe, expect, it } from 'vitest';
import {
  collectRemovals,
  countUnsentReads,
  FIND_LOOK,
  LIST_UNSENT,
  listUnsentReads,
  markReadsSent,
  noteLook,
} from '../../../electron/cache/read-log/read-log-rows.ts';
import { recordRemoval } from '../../../electron/cache/removal/removal-rows.ts';
import type { Instant } from '../../../shared/base/calendar-date.ts';
import { sampleId } from '../../helpers/sample-rows.ts';
import { openTestCache } from '../../helpers/test-desk.ts';

const at = (minutes: number) =>
  new Date(Date.parse('2026-11-24T08:00:00.000Z') + minutes * 60_000).toISOString() as Instant;
const look = (number: number, minutes: number) => ({
  kind: 'task' as const,
  objectId: sampleId('task', number),
  onBehalfOf: null,
  at: at(minutes),
});

describe('the read log of a workstation', () => {
  it('takes looking on, and coming back within five minutes, for the same look', () => {
    const { db } = openTestCache();
    for (const [id, minutes] of [
      ['a', 0],
      ['b', 4],
      ['c', 8],
      ['d', 14],
    ] as const) {
      noteLook(db, id, look(1, minutes));
    }
    noteLook(db, 'e', look(2, 14));
    expect(listUnsentReads(db, 10).map(({ id, at: moment }) => [id, moment])).toEqual([
      ['a', at(0)],
      ['d', at(14)],
      ['e', at(14)],
    ]);
  });

  it('takes a look in somebody else’s place for another one', () => {
    const { db } = openTestCache();
    noteLook(db, 'a', look(1, 0));
    noteLook(db, 'b', { ...look(1, 1), onBehalfOf: sampleId('worker', 2) as never });
    expect(countUnsentReads(db)).toEqual({ count: 2, oldest: at(0) });
  });

  it('knows a look again after it was sent, and forgets it later', () => {
    const { db } = openTestCache();
    noteLook(db, 'a', look(1, 0));
    markReadsSent(db, ['a'], new Date(at(1)));
    noteLook(db, 'b', look(1, 2));
    expect(listUnsentReads(db, 10)).toEqual([]);
    markReadsSent(db, [], new Date(at(20)));
    expect(db.all('SELECT id FROM read_entry')).toEqual([]);
  });

  it('makes an entry of each removal, once', () => {
    const { db } = openTestCache();
    const counts = { cases: 1, tasks: 2, documents: 3, checks: 0, readings: 0 };
    const caseId = sampleId('case', 1) as never;
    db.transaction(() => recordRemoval(db, { at: at(0), reason: 'by-hand', caseId, counts }));
    let ids = 0;
    const newId = () => `removal-${++ids}`;
    collectRemovals(db, newId);
    collectRemovals(db, newId);
    expect(listUnsentReads(db, 10)).toEqual([
      {
        id: 'removal-1',
        kind: 'removed',
        objectId: caseId,
        onBehalfOf: null,
        at: at(0),
        details: JSON.stringify({ reason: 'by-hand', counts }),
      },
    ]);
  });

  it.each([FIND_LOOK, LIST_UNSENT])('asks by an index: %s', (sql) => {
    const { db } = openTestCache();
    const parameters = Object.fromEntries([...sql.matchAll(/:(\w+)/g)].map(([, name]) => [name ?? '', 1]));
    const plan = db.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, parameters).map(({ detail }) => detail);
    expect(plan.join(' ')).not.toMatch(/SCAN/);
  });
});
