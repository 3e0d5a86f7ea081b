import type { ContentHash } from '../../../shared/base/ids.ts';
import { useNotedRead } from '../../bridge/note-read.ts';
import { evidenceText } from '../../text/evidence.ts';
import { taskText } from '../../text/task.ts';
import { uiText } from '../../text/ui.ts';
import { FailureNotice } from '../../ui/notice.tsx';
import { ComparisonTable } from './evidence/comparison-table.tsx';
import { EvidenceStatus } from './evidence/evidence-status.tsx';
import { FindingList } from './evidence/finding-list.tsx';
import { RefusalNote } from './refusal-note.tsx';
import { TaskDocuments } from './task-documents.tsx';
import { TaskHeadline } from './task-headline.tsx';
import type { TaskWork } from './use-task-work.ts';
import './task-screen.css';

export interface TaskScreenProps {
  readonly work: TaskWork;
  /** Leads to the photo workshop for this proof. */
  readonly onWorkshop: (document: ContentHash) => void;
}

/** The centre: what was declared, and the proof to compare it with. */
export function TaskScreen({ work, onWorkshop }: TaskScreenProps) {
  const { view, failure } = work;
  useNotedRead({ kind: 'task', objectId: view.task.id });
  return (
    <article className="zk-task" aria-label={taskText.region}>
      <TaskHeadline work={work} />
      <RefusalNote view={view} />
      {failure === undefined ? null : (
        <FailureNotice
          extent="inline"
          title={failure.title}
          text={failure.text}
          action={{ label: uiText.close, onPress: work.dismissFailure }}
        />
      )}
      <EvidenceStatus work={work.evidence} />
      <section className="zk-task__declared" aria-label={evidenceText.region}>
        <ComparisonTable work={work.evidence} />
        <FindingList work={work.evidence} />
      </section>
      <div className="zk-task__proof">
        <TaskDocuments key={view.task.id} work={work} onWorkshop={onWorkshop} />
      </div>
    </article>
  );
}
