import { dayInBerlin } from '../../../shared/base/calendar-date.ts';
import { useNow } from '../../state/clock.ts';
import { formatCount, formatDayNear } from '../../text/dates.ts';
import { taskText } from '../../text/task.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/section.tsx';
import { useCaseFileOverview } from './queries.ts';
import type { TaskWork } from './use-task-work.ts';

/** What the proposed file already holds; a document opens beside the proofs, the file in its own view. */
export function CaseFileExcerpt({
  work,
  onOpenCaseFile,
}: {
  readonly work: TaskWork;
  readonly onOpenCaseFile: () => void;
}) {
  const today = dayInBerlin(useNow());
  const { latestDocuments } = work.view;
  const { file } = work.plan;
  const overview = useCaseFileOverview(file?.id).data;
  if (file === undefined) return null;
  return (
    <>
      <Section title={taskText.latestTitle}>
        {latestDocuments.length === 0 ? <p>{taskText.latestEmpty}</p> : null}
        <ul className="zk-excerpt">
          {latestDocuments.map((document) => (
            <li key={document.id}>
              <button
                type="button"
                className="zk-excerpt__open"
                title={document.title}
                aria-current={work.fileDocument?.id === document.id ? 'true' : undefined}
                onClick={() => work.showFileDocument(document)}
              >
                {document.title}
              </button>
              <span>{formatDayNear(document.documentDate, today)}</span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={taskText.registersTitle}>
        <ul className="zk-excerpt">
          {(overview?.registers ?? [])
            .filter((register) => register.count > 0)
            .map((register) => (
              <li key={register.number}>
                <span className="zk-excerpt__register">{taskText.registerOption(register.number, register.title)}</span>
                <span>{formatCount(register.count)}</span>
              </li>
            ))}
        </ul>
        <Button variant="link" onPress={onOpenCaseFile}>
          {taskText.openFile}
        </Button>
      </Section>
    </>
  );
}
