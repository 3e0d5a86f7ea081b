import type { DeputyshipView } from '../../bridge/types.ts';
import { announce } from '../../state/announcer.ts';
import { deputiesText } from '../../text/deputies.ts';
import { describeFailure } from '../../text/failures.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { useEndDeputyship } from './queries.ts';

interface EndQuestionProps {
  /** Undefined while nothing is asked. */
  readonly view: DeputyshipView | undefined;
  readonly onClose: () => void;
}

/** Ending cannot be taken back: what leaves the deputies' workstations has to be set up anew. */
export function EndQuestion({ view, onClose }: EndQuestionProps) {
  const ending = useEndDeputyship();
  const close = () => {
    ending.reset();
    onClose();
  };
  const end = () => {
    if (view === undefined || ending.isPending) return;
    ending.mutate(view.deputyship.id, {
      onSuccess: () => {
        announce(deputiesText.ended);
        close();
      },
    });
  };
  const [only, ...others] = view?.deputies ?? [];
  return (
    <Dialog
      title={deputiesText.endTitle}
      isOpen={view !== undefined}
      onClose={close}
      isQuestion
      actions={
        <>
          <Button variant="main" autoFocus onPress={close}>
            {deputiesText.keep}
          </Button>
          <Button isDisabled={ending.isPending} onPress={end}>
            {deputiesText.end}
          </Button>
        </>
      }
    >
      <p>{others.length === 0 ? deputiesText.endText(only?.name ?? '') : deputiesText.endTextMany}</p>
      {ending.isError ? <FailureNotice extent="inline" {...describeFailure(ending.error.failure)} /> : null}
    </Dialog>
  );
}
