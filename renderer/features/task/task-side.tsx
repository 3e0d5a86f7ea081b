import type { ContentHash } from '../../../shared/base/ids.ts';
import { taskText } from '../../text/task.ts';
import { CaseFileExcerpt } from './case-file-excerpt.tsx';
import { ClaimQuestion } from './claim/claim-question.tsx';
import { FilingTarget } from './filing-target.tsx';
import { HistorySection } from './history/history-section.tsx';
import { LockNotice } from './lock/lock-notice.tsx';
import { NextClickPanel } from './next-click-panel.tsx';
import { NotesSection } from './notes/notes-section.tsx';
import { PersonCard } from './person-card.tsx';
import { WhyHere } from './routing/why-here.tsx';
import { TimelineSection } from './timeline/timeline-section.tsx';
import type { TaskWork } from './use-task-work.ts';
import { CedeForm } from './ways/cede-form.tsx';
import { ForwardForm } from './ways/forward-form.tsx';
import { LetterForm } from './ways/letter-form.tsx';
import { TakeOverForm } from './ways/take-over-form.tsx';
import './task-side.css';

export interface TaskSideProps {
  readonly work: TaskWork;
  readonly onOpenCaseFile: () => void;
  /** Leads to the privacy guard for this proof. */
  readonly onBlacken: (document: ContentHash) => void;
}

/** The right column: whose matter it is, where it will be filed, and the one next click; or the form of another way. */
export function TaskSide({ work, onOpenCaseFile, onBlacken }: TaskSideProps) {
  const timeline = work.evidence.evidence?.timeline ?? null;
  return (
    <aside className="zk-side" aria-label={taskText.sideRegion}>
      {work.ways.form === undefined ? (
        <>
          <div className="zk-side__facts">
            <PersonCard view={work.view} />
            <WhyHere key={`why ${work.view.task.id}`} view={work.view} />
            <NotesSection key={`notes ${work.view.task.id}`} view={work.view} />
            <LockNotice work={work.evidence} />
            {timeline === null ? null : <TimelineSection timeline={timeline} />}
            <FilingTarget key={work.view.task.id} work={work} />
            <CaseFileExcerpt work={work} onOpenCaseFile={onOpenCaseFile} />
            <HistorySection
              key={`history ${work.view.task.id}`}
              taskId={work.view.task.id}
              isOpenAtFirst={work.view.task.state === 'filed'}
            />
          </div>
          <NextClickPanel work={work} onBlacken={onBlacken} />
        </>
      ) : (
        <WayFormOf work={work} />
      )}
      <ClaimQuestion claim={work.claim} />
    </aside>
  );
}

function WayFormOf({ work }: { readonly work: TaskWork }) {
  const { form } = work.ways;
  switch (form) {
    case 'request':
    case 'return':
      return <LetterForm key={form} work={work} way={form} />;
    case 'forward':
      return <ForwardForm work={work} />;
    case 'cede':
      return <CedeForm work={work} />;
    case 'take-over':
      return <TakeOverForm work={work} />;
    case undefined:
      return null;
  }
}
