import type { Instant } from '../../../../shared/base/calendar-date.ts';
import type { TaskView } from '../../../bridge/types.ts';

/** What must happen before the first click on a task may work. */
export type ClaimStep =
  | { readonly step: 'go' }
  /** It is nobody's: the click takes it in hand, so that nobody else begins as well. */
  | { readonly step: 'claim' }
  /** It is a colleague's, or a colleague has it in hand (`until`). */
  | { readonly step: 'ask'; readonly name: string; readonly until: Instant | null };

type Seen = Pick<TaskView, 'scope' | 'assigneeName' | 'claimedBy' | 'isClaimedByMe' | 'permissions'> & {
  readonly task: Pick<TaskView['task'], 'assigneeId'>;
};

/** Own work and that of those one stands in for asks nothing and claims nothing. Pure. */
export function decideClaimStep(view: Seen): ClaimStep {
  const { claimedBy, scope } = view;
  if (view.isClaimedByMe || !view.permissions.claim.allowed) return { step: 'go' };
  if (claimedBy !== null) return { step: 'ask', name: claimedBy.name, until: claimedBy.until };
  if (scope !== 'team') return { step: 'go' };
  if (view.task.assigneeId === null) return { step: 'claim' };
  // whose name is not known here has left the office: nobody could be asked
  return view.assigneeName === null ? { step: 'claim' } : { step: 'ask', name: view.assigneeName, until: null };
}
