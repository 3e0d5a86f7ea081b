import { relationToAbsence } from '../../shared/domain/plan-deputyship.ts';
import type { Worker } from '../../shared/domain/worker.ts';
import type { ConcernedDeputyship } from '../../shared/wire/deputyships.ts';
import type { Queryable } from '../store/database.ts';
import { loadOpenDeputyships } from '../store/deputyship.ts';
import { countPersonalTasks, loadDeputyshipPersons } from '../store/deputyship-reads.ts';
import { loadWorkers } from '../store/worker.ts';
import { concerns } from './decide-deputyship.ts';

/** What concerns a person, with what only the absent person and the team lead may know of it. */
export async function listConcerned(queryable: Queryable, worker: Worker): Promise<readonly ConcernedDeputyship[]> {
  const all = await loadOpenDeputyships(queryable);
  const absent = new Map(
    (
      await loadWorkers(
        queryable,
        all.map(({ absentWorkerId }) => absentWorkerId),
      )
    ).map((one) => [one.id, one]),
  );
  const concerned = all.flatMap((deputyship) => {
    const whose = absent.get(deputyship.absentWorkerId);
    return whose !== undefined && concerns(worker, deputyship, whose) ? [{ deputyship, absent: whose }] : [];
  });
  const persons = await loadDeputyshipPersons(
    queryable,
    concerned.map(({ deputyship }) => deputyship.id),
  );
  const personal = await countPersonalTasks(
    queryable,
    concerned.map((one) => one.absent.id),
  );
  return concerned.map(({ deputyship, absent: whose }) => {
    const mayKnow = deputyship.limitedToPersons && relationToAbsence(worker, whose) !== null;
    return {
      deputyship,
      persons: mayKnow ? [...(persons.get(deputyship.id) ?? [])] : null,
      personalTasks: personal.get(whose.id) ?? 0,
    };
  });
}
