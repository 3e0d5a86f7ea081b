import { HistorySection } from '../features/task/index.ts';
import { WhereaboutsScreen } from '../features/whereabouts/index.ts';
import { useKeyCommand } from '../state/key-commands.ts';
import { goBack, openTask, useWantedTask } from '../state/view.ts';

/** A task that was looked for by its number; Escape leads back. */
export function WhereaboutsPage() {
  const processNumber = useWantedTask();
  useKeyCommand('back', goBack);
  if (processNumber === null) return null;
  return (
    <WhereaboutsScreen
      key={processNumber}
      processNumber={processNumber}
      onHere={openTask}
      renderCourse={(taskId) => <HistorySection taskId={taskId} isOpenAtFirst />}
    />
  );
}
