import type { CalendarDate } from '../../shared/base/calendar-date.ts';
import type { Worker } from '../../shared/domain/worker.ts';
import type { Viewer } from '../policy/visible-desks.ts';
import type { Queryable } from './database.ts';
import { loadDeputyshipsAround } from './deputyship.ts';
import { desksOfOffice } from './worker.ts';

/** What the policy must know about a person to answer what they may see today. */
export async function loadViewer(
  queryable: Queryable,
  worker: Pick<Worker, 'id' | 'teamId' | 'roles'>,
  today: CalendarDate,
): Promise<Viewer> {
  return {
    worker,
    deputyships: await loadDeputyshipsAround(queryable, worker.id),
    ...(await desksOfOffice(queryable, worker.id)),
    today,
  };
}
