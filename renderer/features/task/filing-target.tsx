import { useOpenForm } from '../../state/open-forms.ts';
import { taskText } from '../../text/task.ts';
import { Button } from '../../ui/button.tsx';
import { FactList, Section } from '../../ui/section.tsx';
import { FilingEditor } from './filing-editor.tsx';
import type { TaskWork } from './use-task-work.ts';
import { whyDenied } from './why-closed.ts';

/** Where click two files: file, register, the title of each document. Can be changed before, in place. */
export function FilingTarget({ work }: { readonly work: TaskWork }) {
  const { plan, next } = work;
  const [editor, openEditor] = useOpenForm<'editor'>('filing', work.view.task.id);
  const { handle } = work.view.permissions;
  const isOffered = next.click !== 'done' && next.obstacle !== 'no-case';
  const mayEdit = isOffered && handle.allowed;
  const closedBecause = whyDenied(handle);
  if (editor !== undefined && mayEdit) return <FilingEditor work={work} onDone={() => openEditor(undefined)} />;
  const heading = next.click === 'done' ? taskText.filedTitle : taskText.filingTitle;
  if (plan.file === undefined) {
    return (
      <Section title={heading}>
        <p>{taskText.noFile}</p>
        {isOffered ? (
          <Button closedBecause={closedBecause} onPress={() => openEditor('editor')}>
            {taskText.edit}
          </Button>
        ) : null}
      </Section>
    );
  }
  return (
    <Section title={heading}>
      <FactList
        facts={[
          { term: taskText.caseFile, value: plan.file.title },
          { term: taskText.register, value: taskText.registerOption(plan.register, plan.registerTitle) },
          ...plan.documents.map((part, index) => ({
            term: partTerm(part.origin, index, plan.documents.length),
            value: part.title,
          })),
        ]}
      />
      {isOffered ? (
        <Button variant="link" closedBecause={closedBecause} onPress={() => openEditor('editor')}>
          {taskText.editTarget}
        </Button>
      ) : null}
    </Section>
  );
}

/** With several proofs each has its number, as in its title. */
function partTerm(origin: 'copy' | 'proof', index: number, count: number): string {
  if (origin === 'copy') return taskText.copy;
  return count > 2 ? taskText.proofNumbered(index) : taskText.proof;
}
