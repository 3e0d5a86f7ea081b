import { join } from 'node:path';
import type { WritableDatabase } from '../../../electron/cache/handle.ts';
import { countInbox, listInbox } from '../../../electron/cache/task/inbox-rows.ts';
import { applyBatch } from '../../../electron/sync/apply-batch.ts';
import type { Change } from '../../../electron/sync/pull.ts';
import type { Cursor } from '../../../shared/wire/pull.ts';
import { createCache, fillCache } from '../data/cache.ts';
import { largeOffice, makeCases, makeTasks, now } from '../data/office.ts';
import { openPlainCopy } from '../data/plain-cache.ts';
import { inTemporaryFolder } from '../data/temporary-folder.ts';
import { type Figure, toFigure } from '../figure.ts';
import { median, percentile, timed } from '../measure.ts';

/** The same as in the import worker, which takes changes in. */
const IMPORT_SIZES = { checkpointPages: 20_000, pageCacheKib: 131_072 };
const ROUNDS = 80;
const CHANGES = 100;
const views = (['all', 'own', 'deputy', 'team'] as const).map(
  (scope) => ({ scope, status: 'to-do', procedure: null, order: 'newest' }) as const,
);

/**
 * What happens when colleagues have worked: 100 rows come onto 260,000, are committed durably, and the lists are asked
 * again. The limit is the same on a copy of the database that is not encrypted, round by round in turns. The log is copied
 * back between the rounds, as the import worker does when nobody waits.
 */
export function measureSyncDelta(): Promise<Figure> {
  return inTemporaryFolder(async (folder) => {
    const file = join(folder, 'cache.db');
    const filled = createCache(file);
    fillCache(filled, largeOffice);
    filled.close();
    const plain = openPlainCopy(file, join(folder, 'plain.db'), IMPORT_SIZES);
    const encrypted = createCache(file, IMPORT_SIZES);
    const deltas = makeDeltas();
    const values: number[] = [];
    const limits: number[] = [];
    for (const [round, changes] of deltas.entries()) {
      const cursor = `after-${round}` as Cursor;
      const take = (db: WritableDatabase) =>
        timed(() => {
          applyBatch(db, { changes, cursor, rebuild: false, complete: true }, now);
          for (const view of views) listInbox(db, view, { offset: 0, limit: 100 });
          countInbox(db);
        });
      values.push(take(encrypted));
      limits.push(take(plain));
      for (const db of [encrypted, plain]) db.checkpoint(); // as the import worker does when it has answered
    }
    encrypted.close();
    plain.close();
    const [value, limit, p95] = [median(values), median(limits), percentile(values, 95)];
    return toFigure({
      value,
      limit,
      unit: 'ms',
      goals: { '<= 2 x a plain database': value <= 2 * limit, 'p95 <= 2 x median': p95 <= 2 * value },
      details: { p95, 'p95 of the plain one': percentile(limits, 95), changes: CHANGES, rounds: ROUNDS },
    });
  });
}

/** Nine tasks and one household of ten, spread over the whole office, each with a new version. */
function makeDeltas(): readonly (readonly Change[])[] {
  const wanted = ROUNDS * CHANGES;
  const tasks = [...makeTasks({ ...largeOffice, tasks: wanted * 5 })].filter((_, index) => index % 5 === 0);
  const cases = [...makeCases({ ...largeOffice, cases: wanted })].filter((_, index) => index % 10 === 0);
  return Array.from({ length: ROUNDS }, (_, round) => {
    const some = tasks.slice(round * 90, round * 90 + 90).map((row): Change => {
      return { line: 'put', topic: 'task', row: { ...row, version: row.version + 1, state: 'confirmed' } };
    });
    const others = cases.slice(round * 10, round * 10 + 10).map((row): Change => ({ line: 'put', topic: 'case', row }));
    return [...some, ...others];
  });
}
