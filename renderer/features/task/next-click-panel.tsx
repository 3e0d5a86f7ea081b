import { useRef } from 'react';
import type { ContentHash } from '../../../shared/base/ids.ts';
import { keyNames } from '../../text/keys.ts';
import { clickText, taskText } from '../../text/task.ts';
import { wayText } from '../../text/ways.ts';
import { Button } from '../../ui/button.tsx';
import type { NextClick } from './decide-next-click.ts';
import { describeObstacle } from './describe-obstacle.ts';
import { mainButtonId } from './element-ids.ts';
import { LockStep } from './lock/lock-step.tsx';
import { PrivacyStep } from './privacy/privacy-step.tsx';
import { TaskProgress } from './task-progress.tsx';
import type { TaskWork } from './use-task-work.ts';
import { OtherWays } from './ways/other-ways.tsx';

export interface NextClickPanelProps {
  readonly work: TaskWork;
  readonly onBlacken: (document: ContentHash) => void;
}

/** The one next click, always at the same place: first confirm, then file. The other ways stand below it. */
export function NextClickPanel({ work, onBlacken }: NextClickPanelProps) {
  const { next, click } = work;
  const clicksInARow = useRef(0);
  const press = () => {
    // The tail of a double click never confirms the task that has just opened: nobody has looked at it yet.
    if (next.click !== 'file' && clicksInARow.current > 1) return;
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
  const isFirst = next.click !== 'file';
  const firstStep = work.view.task.state === 'returned' ? wayText.return : clickText.confirm;
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
      <PrivacyStep work={work} onBlacken={onBlacken} />
      <LockStep work={work} />
      {/* all that comes and goes stands above: the button keeps its place */}
      <Obstacle next={next} />
      {next.click === 'confirm' && next.takeOver.length > 0 ? (
        <Button variant="link" onPress={() => work.ways.start('take-over')}>
          {wayText.title['take-over']}
        </Button>
      ) : null}
      <ol className="zk-next__steps">
        <li aria-current={isFirst ? 'step' : undefined}>{taskText.step(1, firstStep)}</li>
        <li aria-current={isFirst ? undefined : 'step'}>{taskText.step(2, clickText.file)}</li>
      </ol>
      <Button
        id={mainButtonId}
        variant={isFirst ? 'main' : 'finish'}
        keys={keyNames[isFirst ? 'confirm' : 'file'][0]}
        closedBecause={describeObstacle(next)}
        onPress={press}
      >
        {next.click === 'take-over' ? wayText.title['take-over'] : clickText[next.click]}
      </Button>
      <OtherWays view={work.view} ways={work.ways} claim={work.claim} />
    </section>
  );
}

/** Why the main button cannot be pressed; read aloud when it changes. */
function Obstacle({ next }: { readonly next: Exclude<NextClick, { click: 'done' }> }) {
  const reason = describeObstacle(next);
  if (reason === undefined) return null;
  return (
    <p className="zk-next__reason" role="status">
      {reason}
    </p>
  );
}
