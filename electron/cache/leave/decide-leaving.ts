import type { CalendarDate } from '../../../shared/base/calendar-date.ts';
import type { CaseId, DeputyshipId, TaskId, TeamId, WorkerId } from '../../../shared/base/ids.ts';
import { type Deputyship, isOverOn } from '../../../shared/domain/deputyship.ts';

/** A task or household that some deputyship covers. */
interface Covered {
  readonly deputyshipIds: readonly DeputyshipId[];
  /** There is another reason to have it here: it is the person's own, the team's. */
  readonly isOurs: boolean;
}
export interface CoveredTask extends Covered {
  readonly id: TaskId;
  readonly caseId: CaseId | null;
}
export interface CoveredCase extends Covered {
  readonly id: CaseId;
}

/** What is known without looking at tasks and households. */
export interface LeaseFacts {
  readonly me: WorkerId;
  readonly deputyships: readonly Deputyship[];
  readonly today: CalendarDate;
  /** There was no contact with the server for longer than data of absent colleagues may be readable. */
  readonly isLeaseOver: boolean;
}

export interface LeavingFacts extends LeaseFacts {
  readonly tasks: readonly CoveredTask[];
  readonly cases: readonly CoveredCase[];
}

export interface LeavingPlan {
  readonly reason: 'deputyship-over' | 'lease-over';
  readonly caseIds: readonly CaseId[];
  readonly taskIds: readonly TaskId[];
}

/** Whether anything at all may have to leave: asked every few minutes, and mostly nothing has to. Pure. */
export function mayAnythingLeave(facts: LeaseFacts): boolean {
  return ofMine(facts).some((one) => facts.isLeaseOver || isOverOn(one, facts.today));
}

/** What has to leave because it is here only for a deputyship: each reason with its rows, and none without rows. Pure. */
export function decideLeaving(facts: LeavingFacts): readonly LeavingPlan[] {
  const mine = new Map(ofMine(facts).map((one) => [one.id, one]));
  const reasonOf = ({ deputyshipIds, isOurs }: Covered): LeavingPlan['reason'] | null => {
    const brought = deputyshipIds.flatMap((id) => mine.get(id) ?? []);
    if (isOurs || brought.length === 0) return null;
    if (brought.every((one) => isOverOn(one, facts.today))) return 'deputyship-over';
    return facts.isLeaseOver ? 'lease-over' : null;
  };
  const reasons = ['deputyship-over', 'lease-over'] as const;
  return reasons
    .map((reason) => ({
      reason,
      caseIds: facts.cases.filter((one) => reasonOf(one) === reason).map(({ id }) => id),
      taskIds: facts.tasks.filter((one) => reasonOf(one) === reason).map(({ id }) => id),
    }))
    .filter(({ caseIds, taskIds }) => caseIds.length + taskIds.length > 0);
}

/** The deputyships in which the person is among the deputies. */
function ofMine({ deputyships, me }: LeaseFacts): readonly Deputyship[] {
  return deputyships.filter((one) => one.deputyIds.includes(me));
}

/** Whether a task is here for another reason than a deputyship. */
export function isOursByDesk(
  task: { readonly assigneeId: WorkerId | null; readonly teamId: TeamId | null },
  me: { readonly id: WorkerId; readonly teamId: TeamId | null },
): boolean {
  return task.assigneeId === me.id || (task.teamId !== null && task.teamId === me.teamId);
}
