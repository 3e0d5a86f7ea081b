import type { InboxRow } from '../../bridge/types.ts';
import { inboxText } from '../../text/inbox.ts';

/** Whose a task is, where it is not simply one's own; who has it in hand at the moment comes first. Pure. */
export function describeOwner(
  row: Pick<InboxRow, 'scope' | 'assigneeId' | 'assigneeName' | 'claimedBy' | 'isPersonal'>,
  now: Date,
): string | undefined {
  const { scope, assigneeId, assigneeName, claimedBy, isPersonal } = row;
  if (claimedBy !== null && Date.parse(claimedBy.until) > now.getTime()) return inboxText.claimedBy(claimedBy.name);
  switch (scope) {
    case 'own':
      return isPersonal ? inboxText.personal : undefined;
    case 'deputy':
      return assigneeName === null ? undefined : inboxText.deputyFor(assigneeName);
    case 'team':
      if (assigneeId === null) return inboxText.ofNobody;
      return assigneeName === null ? undefined : inboxText.owner(assigneeName);
    case 'clearing':
      return undefined; // the badge says it
  }
}
