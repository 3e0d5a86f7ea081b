import { useRef } from 'react';
import { keyNames } from '../../text/keys.ts';
import { clickText, taskText } from '../../text/task.ts';
import { Button } from '../../ui/button.tsx';
import { TaskProgress } from './task-progress.tsx';
import type { TaskWork } from './use-task-work.ts';

export const mainButtonId = 'zk-main-button';
const reasonId = 'zk-main-button-reason';

/** The one next click, always at the same place: first confirm, then file. */
export function NextClickPanel({ work }: { readonly work: TaskWork }) {
  const { next, click } = work;
  const clicksInARow = useRef(0);
  const press = () => {
    // The tail of a double click never confirms the task that has just opened: nobody has looked at it yet.
    if (next.click === 'confirm' && clicksInARow.current > 1) return;
    click();
  };
  if (next.click === 'done') {
    return (
      <section className="zk-next" aria-label={taskText.steps}>
        <TaskProgress view={work.view} />
        <p className="zk-next__reason">{taskText.doneHint}</p>
      </section>
    );
  }
  const { obstacle } = next;
  const isFirst = next.click === 'confirm';
  return (
    <section
      className="zk-next"
      aria-label={taskText.steps}
      onMouseDownCapture={(event) => {
        clicksInARow.current = event.detail;
      }}
      onKeyDownCapture={() => {
        clicksInARow.current = 0;
      }}
    >
      <TaskProgress view={work.view} />
      <ol className="zk-next__steps">
        <li aria-current={isFirst ? 'step' : undefined}>{taskText.step(1, clickText.confirm)}</li>
        <li aria-current={isFirst ? undefined : 'step'}>{taskText.step(2, clickText.file)}</li>
      </ol>
      <Button
        id={mainButtonId}
        variant={isFirst ? 'main' : 'finish'}
        keys={keyNames[next.click][0]}
        isDisabled={obstacle !== undefined}
        onPress={press}
      >
        {clickText[next.click]}
      </Button>
      {obstacle === undefined ? null : (
        <p className="zk-next__reason" id={reasonId}>
          {taskText.blocked[obstacle]}
        </p>
      )}
    </section>
  );
}
