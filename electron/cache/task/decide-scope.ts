import type { WorkerId } from '../../../shared/base/ids.ts';

export const scopes = ['own', 'deputy', 'team'] as const;
/** Whose work a task is, seen from the signed-in person: my own, of somebody I stand in for, or of the team. */
export type Scope = (typeof scopes)[number];

export interface ScopeRule {
  readonly me: WorkerId;
  /** Those for whom I stand in today. */
  readonly absent: ReadonlySet<WorkerId>;
}

export function decideScope(assigneeId: WorkerId | null, rule: ScopeRule): Scope {
  if (assigneeId === rule.me) return 'own';
  return assigneeId !== null && rule.absent.has(assigneeId) ? 'deputy' : 'team';
}
