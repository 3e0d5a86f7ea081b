import { useEffect, useRef } from 'react';
import { registersOf } from '../../../shared/domain/register.ts';
import { taskText } from '../../text/task.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/section.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { titleKeyOf } from './plan-filing.ts';
import type { TaskWork } from './use-task-work.ts';

const LONGEST_TITLE = 200;

/** The same place, as fields. Every change counts at once: nothing typed is lost when the next click comes. */
export function FilingEditor({ work, onDone }: { readonly work: TaskWork; readonly onDone: () => void }) {
  const { plan, view, filing } = work;
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => frame.current?.querySelector<HTMLElement>('button, input')?.focus(), []);
  return (
    <Section title={taskText.filingTitle}>
      <div className="zk-filing-editor" ref={frame}>
        <Select
          label={taskText.caseFile}
          value={plan.file?.id}
          options={view.files.map((file) => ({ id: file.id, label: file.title, detail: file.fileReference }))}
          onChange={(caseFileId) => filing.change({ caseFileId })}
        />
        {plan.file === undefined ? null : (
          <Select
            label={taskText.register}
            value={plan.register}
            options={registersOf(plan.file.kind).map(({ number, title }) => ({
              id: number,
              label: taskText.registerOption(number, title),
            }))}
            onChange={(register) => filing.change({ register })}
          />
        )}
        {plan.documents.map((part, index) => (
          <TextField
            key={part.contentHash}
            label={part.origin === 'copy' ? taskText.titleOfCopy : taskText.titleOfProof(index, plan.documents.length)}
            value={part.title}
            maxLength={LONGEST_TITLE}
            error={part.title.trim() === '' ? taskText.titleMissing : undefined}
            onChange={(title) => filing.change({ titles: { [titleKeyOf(part)]: title } })}
            onSubmit={onDone}
          />
        ))}
        <div className="zk-filing-editor__actions">
          <Button onPress={onDone}>{taskText.editDone}</Button>
          {plan.isChanged ? (
            <Button variant="quiet" onPress={filing.reset}>
              {taskText.resetDraft}
            </Button>
          ) : null}
        </div>
      </div>
    </Section>
  );
}
