import type { WorkerId } from '../../shared/base/ids.ts';
import type { Worker } from '../../shared/domain/worker.ts';
import type { AnswerOf } from '../../shared/ipc/index.ts';
import { germanOrder } from './german-order.ts';

type Colleagues = Extract<AnswerOf<'task.colleagues'>, { readonly ok: true }>['value'];

/** Whom a task can be forwarded to: everybody else who may handle tasks, by team and name, and the teams. Pure. */
export function listColleagues(workers: readonly Worker[], me: WorkerId): Colleagues {
  const handling = workers
    .filter((worker) => worker.roles.includes('handle'))
    .toSorted(
      (one, other) =>
        germanOrder.compare(one.teamName, other.teamName) || germanOrder.compare(one.displayName, other.displayName),
    );
  const teams = new Map(handling.map(({ teamId, teamName }) => [teamId, { id: teamId, name: teamName }]));
  return {
    workers: handling
      .filter((worker) => worker.id !== me)
      .map(({ id, displayName, teamId, teamName }) => ({ id, name: displayName, teamId, teamName })),
    teams: [...teams.values()],
  };
}
