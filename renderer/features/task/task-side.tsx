import { taskText } from '../../text/task.ts';
import { CaseFileExcerpt } from './case-file-excerpt.tsx';
import { FilingTarget } from './filing-target.tsx';
import { NextClickPanel } from './next-click-panel.tsx';
import { PersonCard } from './person-card.tsx';
import type { TaskWork } from './use-task-work.ts';
import './task-side.css';

export interface TaskSideProps {
  readonly work: TaskWork;
  readonly onOpenCaseFile: () => void;
}

/** The right column: whose matter it is, where it will be filed, and the one next click. */
export function TaskSide({ work, onOpenCaseFile }: TaskSideProps) {
  return (
    <aside className="zk-side" aria-label={taskText.sideRegion}>
      <div className="zk-side__facts">
        <PersonCard view={work.view} />
        <FilingTarget key={work.view.task.id} work={work} />
        <CaseFileExcerpt work={work} onOpenCaseFile={onOpenCaseFile} />
      </div>
      <NextClickPanel work={work} />
    </aside>
  );
}
