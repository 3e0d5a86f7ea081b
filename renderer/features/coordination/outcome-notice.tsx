import type { BatchOutcome } from '../../bridge/types.ts';
import { coordinationText } from '../../text/coordination.ts';
import { Button } from '../../ui/button.tsx';

export interface OutcomeNoticeProps {
  /** What was done, in one sentence with both numbers. */
  readonly sentence: string;
  readonly left: BatchOutcome['left'];
  readonly onClose: () => void;
}

/** Exactly how many of how many, and each one that stayed with its reason. */
export function OutcomeNotice({ sentence, left, onClose }: OutcomeNoticeProps) {
  return (
    <div className="zk-outcome">
      <p role="status">{sentence}</p>
      {left.length === 0 ? null : (
        <>
          <p className="zk-outcome__left">{coordinationText.leftTitle(left.length)}</p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by the keyboard */}
          <ul tabIndex={0} aria-label={coordinationText.leftTitle(left.length)}>
            {left.map((one) => (
              <li key={one.taskId}>{describeLeft(one)}</li>
            ))}
          </ul>
        </>
      )}
      <Button variant="link" onPress={onClose}>
        {coordinationText.close}
      </Button>
    </div>
  );
}

function describeLeft({ name, processNumber, why, claimedBy }: BatchOutcome['left'][number]): string {
  const { why: texts } = coordinationText;
  const reason = why === 'claimed' ? texts.claimed(claimedBy ?? '') : texts[why];
  return processNumber === null ? reason : coordinationText.leftRow(name, processNumber, reason);
}
