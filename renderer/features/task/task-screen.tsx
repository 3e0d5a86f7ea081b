import { taskText } from '../../text/task.ts';
import { uiText } from '../../text/ui.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { listDeclared } from './list-declared.ts';
import { RefusalNote } from './refusal-note.tsx';
import { TaskDocuments } from './task-documents.tsx';
import { TaskHeadline } from './task-headline.tsx';
import type { TaskWork } from './use-task-work.ts';
import './task-screen.css';

/** The centre: what was declared, and the proof to compare it with. */
export function TaskScreen({ work }: { readonly work: TaskWork }) {
  const { view, failure } = work;
  return (
    <article className="zk-task" aria-label={taskText.region}>
      <TaskHeadline view={view} />
      <RefusalNote view={view} />
      {failure === undefined ? null : (
        <FailureNotice
          extent="inline"
          title={failure.title}
          text={failure.text}
          action={{ label: uiText.close, onPress: work.dismissFailure }}
        />
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long table must be scrollable by keyboard */}
      <section className="zk-task__declared" aria-label={taskText.declared} tabIndex={0}>
        <DataTable
          caption={taskText.declared}
          columns={[
            { id: 'field', header: taskText.columnField, width: '38%' },
            { id: 'value', header: taskText.columnValue },
          ]}
          rows={listDeclared(view.task).map(({ id, label, value }) => ({ id, cells: { field: label, value } }))}
        />
      </section>
      <div className="zk-task__proof">
        <TaskDocuments key={view.task.id} work={work} />
      </div>
    </article>
  );
}
