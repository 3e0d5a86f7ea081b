import { type Deputyship, deputyshipSchema } from '../../shared/domain/deputyship.ts';
import { sampleId, sampleWorker } from './sample-rows.ts';

/** Worker 1, whose cache it is, stands in for worker 2 in the week of the tests; the same number gives the same row. */
export function sampleDeputyship(number = 1, changes: Partial<Record<keyof Deputyship, unknown>> = {}): Deputyship {
  return deputyshipSchema.parse({
    id: sampleId('deputyship', number),
    absentWorkerId: sampleWorker(2).id,
    deputyIds: [sampleWorker(1).id],
    from: '2026-11-23',
    until: '2026-11-27',
    weekdays: null,
    procedures: null,
    teamIds: null,
    limitedToPersons: false,
    kind: 'planned',
    setByName: sampleWorker(2).displayName,
    revokedAt: null,
    ...changes,
  });
}
