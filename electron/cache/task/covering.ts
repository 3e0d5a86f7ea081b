import type { DeputyshipId } from '../../../shared/base/ids.ts';

/** The deputyships that cover a task, as they stand in one column. */
export function joinCovering(deputyshipIds: readonly DeputyshipId[]): string {
  return deputyshipIds.join(',');
}

export function splitCovering(covering: string): DeputyshipId[] {
  return covering === '' ? [] : (covering.split(',') as DeputyshipId[]);
}
