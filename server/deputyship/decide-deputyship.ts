import { type Deputyship, isOverOn } from '../../shared/domain/deputyship.ts';
import {
  type AbsenceRelation,
  findOrderProblems,
  findPeriodProblems,
  type OfficeFacts,
} from '../../shared/domain/plan-deputyship.ts';
import { mayInOffice } from '../../shared/domain/policy/decide-permission.ts';
import type { Worker } from '../../shared/domain/worker.ts';

type Person = Pick<Worker, 'id' | 'teamId' | 'roles'>;

/** What the team lead sets up is sudden, whatever its days. */
export function kindOf(relation: AbsenceRelation, weekdays: Deputyship['weekdays']): Deputyship['kind'] {
  if (relation === 'lead') return 'sudden';
  return weekdays === null ? 'planned' : 'recurring';
}

export type ChangeDecision =
  | { readonly allowed: true }
  /** Names of what is wrong; none where it is over and nothing can be changed any more. */
  | { readonly allowed: false; readonly problems: readonly string[] };

/** Another last day, or other deputies. What is past stays as it was. Pure. */
export function decideChange(
  deputyship: Deputyship,
  change: Pick<Deputyship, 'until' | 'deputyIds'>,
  { workers, today }: Pick<OfficeFacts, 'workers' | 'today'>,
): ChangeDecision {
  if (isOverOn(deputyship, today)) return { allowed: false, problems: [] };
  const changed = { ...deputyship, ...change };
  const problems = [
    ...findOrderProblems(changed, workers),
    ...findPeriodProblems(changed),
    ...(change.until < today ? ['ends-before-it-begins'] : []),
  ];
  return problems.length === 0 ? { allowed: true } : { allowed: false, problems: [...new Set(problems)] };
}

/** Whether a deputyship concerns a person so much that it is in their list. Pure. */
export function concerns(person: Person, deputyship: Deputyship, absent: Pick<Worker, 'id' | 'teamId'>): boolean {
  return (
    deputyship.absentWorkerId === person.id ||
    deputyship.deputyIds.includes(person.id) ||
    (person.teamId === absent.teamId && mayInOffice(person, 'set-team-deputyship'))
  );
}
