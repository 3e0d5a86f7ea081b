import { claimText } from '../../../text/claim.ts';
import { formatTime } from '../../../text/dates.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import type { ClaimWork } from './use-claim.ts';

/** Before the first click on a colleague's task; no answer leaves everything as it is. */
export function ClaimQuestion({ claim }: { readonly claim: ClaimWork }) {
  const { question } = claim;
  return (
    <Dialog
      title={claimText.questionTitle}
      isOpen={question !== undefined}
      onClose={claim.cancel}
      isQuestion
      actions={
        <>
          <Button autoFocus onPress={claim.cancel}>
            {claimText.cancel}
          </Button>
          <Button variant="main" onPress={claim.takeOver}>
            {claimText.takeOver}
          </Button>
        </>
      }
    >
      {question === undefined ? null : (
        <>
          <p>
            {question.until === null
              ? claimText.liesWith(question.name)
              : claimText.isBeingWorkedOn(question.name, formatTime(question.until))}
          </p>
          <p>{claimText.consequence}</p>
        </>
      )}
    </Dialog>
  );
}
