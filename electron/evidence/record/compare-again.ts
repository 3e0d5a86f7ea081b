import { checkEvidence } from '../../../shared/domain/evidence/check-evidence.ts';
import type { CheckRecord } from '../../../shared/domain/evidence/check-record.ts';
import type { ReadableDatabase } from '../../cache/handle.ts';
import { findTask } from '../../cache/task/task-rows.ts';
import { readingsOf } from '../check/compute-check.ts';
import { gatherSurroundings } from '../check/gather-input.ts';

type Compared = Pick<CheckRecord['fields'][number], 'field' | 'declared' | 'verdict' | 'found' | 'tolerance'>;

/**
 * Compares once more what a Prüfvermerk says was compared, where task, readings of the same engine and the same rules are
 * still here; true where they are not. A start derived from the person's history is passed over: the history goes on.
 */
export function compareAgain(db: ReadableDatabase, record: CheckRecord): boolean {
  const task = findTask(db, record.taskId)?.effective;
  const readings = task === undefined ? undefined : readingsOf(db, task);
  if (task === undefined || readings === undefined || record.fields.length === 0) return true;
  if (readings.some(({ engine }) => !record.engines.includes(engine))) return true;
  const check = checkEvidence({ ...gatherSurroundings(db, task), readings });
  if (check.rules !== record.rules) return true;
  const [then, now] = [comparable(record.fields), comparable(check.fields)];
  return then.size === now.size && [...then].every(([field, verdict]) => now.get(field) === verdict);
}

function comparable(fields: readonly Compared[]): ReadonlyMap<string, string> {
  const kept = fields.filter(({ tolerance }) => tolerance !== 'derived');
  return new Map(
    kept.map(({ field, declared, verdict, found }) => [field, JSON.stringify([declared, verdict, found])]),
  );
}
