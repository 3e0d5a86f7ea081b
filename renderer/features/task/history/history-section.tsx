import { useState } from 'react';
import type { TaskId } from '../../../../shared/base/ids.ts';
import type { TaskStep } from '../../../bridge/types.ts';
import { useNow } from '../../../state/clock.ts';
import { formatMoment } from '../../../text/dates.ts';
import { describeFailure } from '../../../text/failures.ts';
import { historyText } from '../../../text/history.ts';
import { describeAction, describeActor, describeChange, describeReason } from '../../../text/log-actions.ts';
import { uiText } from '../../../text/ui.ts';
import { Button } from '../../../ui/button.tsx';
import { FailureNotice, Loading } from '../../../ui/notice.tsx';
import { Section } from '../../../ui/section.tsx';
import { useTaskHistory } from './queries.ts';
import './history.css';

export interface HistorySectionProps {
  readonly taskId: TaskId;
  /** Of a task that is done, as it is opened from an old link: who did what is why one is here. */
  readonly isOpenAtFirst: boolean;
}

/** Verlauf: who did what with this task, when, and for whom. */
export function HistorySection({ taskId, isOpenAtFirst }: HistorySectionProps) {
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  return (
    <Section title={historyText.title}>
      {isOpen ? <History taskId={taskId} /> : null}
      <Button variant="link" isExpanded={isOpen} onPress={() => setOpen(!isOpen)}>
        {isOpen ? historyText.hide : historyText.show}
      </Button>
    </Section>
  );
}

function History({ taskId }: { readonly taskId: TaskId }) {
  const history = useTaskHistory(taskId);
  if (history.isError) {
    const { title, text } = describeFailure(history.error.failure);
    const retry = { label: uiText.retry, onPress: () => void history.refetch() };
    return <FailureNotice extent="inline" title={title} text={text} action={retry} />;
  }
  if (history.data === undefined) return <Loading />;
  const { source, steps } = history.data;
  return (
    <>
      {source === 'server' ? null : <p className="zk-history__note">{historyText[source]}</p>}
      {steps.length === 0 ? <p>{historyText.none}</p> : null}
      <ol className="zk-history">
        {steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps are only ever added at the end
          <Step key={index} step={step} />
        ))}
      </ol>
    </>
  );
}

function Step({ step }: { readonly step: TaskStep }) {
  const now = useNow();
  const reason = describeReason(step.reason);
  const change = describeChange(step.from, step.to);
  return (
    <li>
      <p className="zk-history__what">
        {describeAction(step.action)}
        {step.toName === null ? null : ` ${historyText.toWhom(step.toName)}`}
      </p>
      <p className="zk-history__who">
        {formatMoment(step.at, now)} · {describeActor(step.workerName, step.onBehalfOfName)}
        {change === '' ? null : ` · ${change}`}
      </p>
      {reason === null ? null : <p className="zk-history__who">{historyText.reason(reason)}</p>}
    </li>
  );
}
