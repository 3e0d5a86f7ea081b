import { type ReactNode, useEffect, useRef } from 'react';
import type { Failure } from '../../../shared/base/failure.ts';
import { type DeputyshipProblem, deputyshipProblems } from '../../../shared/domain/plan-deputyship.ts';
import { deputiesText } from '../../text/deputies.ts';
import { describeFailure } from '../../text/failures.ts';
import { keyNames } from '../../text/keys.ts';
import { wayText } from '../../text/ways.ts';
import { Button } from '../../ui/button.tsx';
import { closeOnEscape, sendOnCtrlEnter } from '../../ui/form-keys.ts';
import { FailureNotice } from '../../ui/notice.tsx';

export interface FormPanelProps {
  readonly title: string;
  readonly send: string;
  readonly isSending: boolean;
  readonly failure: Failure | undefined;
  readonly onSend: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A form beside the list. Escape closes it, Ctrl and Enter sends it. */
export function FormPanel({ title, send, isSending, failure, onSend, onClose, children }: FormPanelProps) {
  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => fields.current?.querySelector<HTMLElement>('button, input')?.focus(), []);
  return (
    <section
      className="zk-deputy-form"
      aria-label={title}
      onKeyDown={closeOnEscape(onClose)}
      onKeyDownCapture={sendOnCtrlEnter(onSend)}
    >
      <h2>{title}</h2>
      <div className="zk-deputy-form__fields" ref={fields}>
        {children}
      </div>
      {failure === undefined ? null : <FailureNotice extent="inline" {...explainFailure(failure)} />}
      <div className="zk-deputy-form__actions">
        <Button variant="main" keys={wayText.sendKeys} isDisabled={isSending} onPress={onSend}>
          {send}
        </Button>
        <Button keys={keyNames.back[0]} onPress={onClose}>
          {deputiesText.form.cancel}
        </Button>
      </div>
    </section>
  );
}

/** What the server found wrong, in the same words as the form itself. Pure. */
function explainFailure(failure: Failure): { readonly title: string; readonly text: string } {
  const { form } = deputiesText;
  if (failure.kind === 'offline') return { title: form.offlineTitle, text: form.offlineText };
  if (failure.kind !== 'invalid-input') return describeFailure(failure);
  const problems = (failure.fields ?? []).filter(isProblem).map((problem) => deputiesText.problem[problem]);
  return { title: form.notDone, text: problems.length === 0 ? deputiesText.otherProblem : problems.join(' ') };
}

function isProblem(name: string): name is DeputyshipProblem {
  return deputyshipProblems.some((problem) => problem === name);
}
