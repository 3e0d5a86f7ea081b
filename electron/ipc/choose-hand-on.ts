import type { TeamId, WorkerId } from '../../shared/base/ids.ts';
import type { Task } from '../../shared/domain/task.ts';
import type { Worker } from '../../shared/domain/worker.ts';

/** Who gets a task whose conflict somebody else is to settle. */
export interface HandOn {
  readonly workerId: WorkerId | null;
  readonly teamId: TeamId;
  readonly name: string;
}

/**
 * Who leads the team of the task and handles tasks; else the team as a whole, on whose common desk its lead sees it. Null
 * where nobody else is there. Pure.
 */
export function chooseHandOn(
  workers: readonly Worker[],
  me: Pick<Worker, 'id' | 'teamId'>,
  task: Pick<Task, 'teamId'>,
): HandOn | null {
  const teamId = task.teamId ?? me.teamId;
  const team = workers.filter((worker) => worker.teamId === teamId && worker.roles.includes('handle'));
  const lead = team.find(({ id, roles }) => id !== me.id && roles.includes('coordinate'));
  if (lead !== undefined) return { workerId: lead.id, teamId, name: lead.displayName };
  const [somebody] = team;
  return somebody === undefined ? null : { workerId: null, teamId, name: somebody.teamName };
}
