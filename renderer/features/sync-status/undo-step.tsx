import type { TaskId } from '../../../shared/base/ids.ts';
import type { Undoable } from '../../bridge/types.ts';
import { announce } from '../../state/announcer.ts';
import { useKeyCommand } from '../../state/key-commands.ts';
import { describeFailure } from '../../text/failures.ts';
import { keyNames } from '../../text/keys.ts';
import { syncText } from '../../text/sync-status.ts';
import { UndoNotice } from '../../ui/undo-notice.tsx';
import { useUndo, useUndoable } from './queries.ts';
import { useSecondsUntil } from './use-seconds-until.ts';

/** What was done last and can be taken back, with its countdown. Nothing blinks, nothing blocks. */
export function UndoStep({ onUndone }: { readonly onUndone: (taskId: TaskId) => void }) {
  const [latest] = useUndoable();
  const undo = useUndo();
  const seconds = useSecondsUntil(latest?.releaseAt);
  const takeBack = (step: Undoable | 'latest') => {
    if (undo.isPending) return;
    undo.mutate(step, {
      onSuccess: (undone) => {
        if (undone === undefined) return;
        announce(undone.batch === null ? syncText.undone(undone.label) : syncText.undoneBatch(undone.batch.count));
        if (undone.batch === null) onUndone(undone.taskId);
      },
      onError: (error) => announce(describeFailure(error.failure).title),
    });
  };
  useKeyCommand('undo', () => takeBack('latest'));
  if (latest === undefined) return null;
  return (
    <UndoNotice
      done={
        latest.batch === null ? syncText.undoDone[latest.step](latest.label) : syncText.doneBatch(latest.batch.count)
      }
      countdown={syncText.countdown(seconds)}
      onUndo={() => takeBack(latest)}
      keys={keyNames.undo[0]}
    />
  );
}
