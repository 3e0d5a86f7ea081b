import type { WorkerId } from '../../shared/base/ids.ts';
import type { Worker } from '../../shared/domain/worker.ts';
import type { AnswerOf } from '../../shared/ipc/index.ts';

type Colleagues = Extract<AnswerOf<'task.colleagues'>, { readonly ok: true }>['value'];

const order = new Intl.Collator('de', { sensitivity: 'base', numeric: true });

/** Whom a task can be forwarded to: everybody else who may handle tasks, by team and name, and the teams. Pure. */
export function listColleagues(workers: readonly Worker[], me: WorkerId): Colleagues {
  const handling = workers
    .filter((worker) => worker.roles.includes('handle'))
    .toSorted(
      (one, other) => order.compare(one.teamName, other.teamName) || order.compare(one.displayName, other.displayName),
    );
  const teams = new Map(handling.map(({ teamId, teamName }) => [teamId, { id: teamId, name: teamName }]));
  return {
    workers: handling
      .filter((worker) => worker.id !== me)
      .map(({ id, displayName, teamId, teamName }) => ({ id, name: displayName, teamId, teamName })),
    teams: [...teams.values()],
  };
}
