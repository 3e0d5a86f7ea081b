import type { DeputyshipId, WorkerId } from '../../../shared/base/ids.ts';
import type { Task } from '../../../shared/domain/task.ts';

export const scopes = ['own', 'deputy', 'team', 'clearing'] as const;
/**
 * Whose work a task is, seen from the signed-in person: my own, of somebody I stand in for, of the team, or still of
 * nobody (clearing basket).
 */
export type Scope = (typeof scopes)[number];

export interface ScopeRule {
  readonly me: WorkerId;
  /** The deputyships in which I stand in today. */
  readonly acting: ReadonlySet<DeputyshipId>;
}

export function decideScope(
  { assigneeId, teamId, deputyshipIds }: Pick<Task, 'assigneeId' | 'teamId' | 'deputyshipIds'>,
  { me, acting }: ScopeRule,
): Scope {
  if (assigneeId === me) return 'own';
  if (deputyshipIds.some((id) => acting.has(id))) return 'deputy';
  return assigneeId === null && teamId === null ? 'clearing' : 'team';
}
