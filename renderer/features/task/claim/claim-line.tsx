import type { TaskView } from '../../../bridge/types.ts';
import { claimText } from '../../../text/claim.ts';
import { formatTime } from '../../../text/dates.ts';
import { Badge } from '../../../ui/badge.tsx';

/** Who has the task in hand at the moment; nothing where nobody has. */
export function ClaimLine({ view }: { readonly view: TaskView }) {
  const { claimedBy, isClaimedByMe, task } = view;
  if (claimedBy !== null) {
    return (
      <li>
        <Badge tone="warn" icon="person">
          {claimText.claimedBy(claimedBy.name, formatTime(claimedBy.until))}
        </Badge>
      </li>
    );
  }
  if (!isClaimedByMe || task.claim === null) return null;
  return (
    <li>
      <Badge tone="info" icon="person">
        {claimText.claimedByMe(formatTime(task.claim.until))}
      </Badge>
    </li>
  );
}
