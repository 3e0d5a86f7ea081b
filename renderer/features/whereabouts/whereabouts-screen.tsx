import { type ReactNode, useEffect } from 'react';
import type { ProcessNumber, TaskId } from '../../../shared/base/ids.ts';
import { announce } from '../../state/announcer.ts';
import { useNow } from '../../state/clock.ts';
import { describeFailure } from '../../text/failures.ts';
import { uiText } from '../../text/ui.ts';
import { whereaboutsText } from '../../text/whereabouts.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState, FailureNotice, Loading } from '../../ui/notice.tsx';
import { describeWhereabouts } from './describe-whereabouts.ts';
import { useWhereabouts } from './queries.ts';
import './whereabouts-screen.css';

export interface WhereaboutsScreenProps {
  readonly processNumber: ProcessNumber;
  /** It has come to this machine meanwhile. */
  readonly onHere: (taskId: TaskId) => void;
  /** Who did what with it, where that may be asked for. */
  readonly renderCourse: (taskId: TaskId) => ReactNode;
}

/** Where a task is that is not on this machine: never a white page, never a code. */
export function WhereaboutsScreen({ processNumber, onHere, renderCourse }: WhereaboutsScreenProps) {
  const answer = useWhereabouts(processNumber);
  const now = useNow();
  const found = answer.data;
  const hereId = found?.kind === 'here' ? found.taskId : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each task that is found
  useEffect(() => {
    if (hereId !== undefined) onHere(hereId);
  }, [hereId]);
  const heading = whereaboutsText.title(processNumber);
  useEffect(() => announce(whereaboutsText.announce(processNumber)), [processNumber]);

  if (answer.isError) {
    const { title, text } = describeFailure(answer.error.failure);
    const retry = { label: uiText.retry, onPress: () => void answer.refetch() };
    return <FailureNotice title={title} text={text} action={retry} />;
  }
  if (found === undefined || found.kind === 'here') return <Loading label={whereaboutsText.searching} />;
  return (
    <section className="zk-whereabouts" aria-labelledby="zk-whereabouts-title">
      <h1 id="zk-whereabouts-title">{heading}</h1>
      {found.kind === 'unknown' ? (
        <EmptyState icon="question" title={whereaboutsText.unknownTitle} text={whereaboutsText.unknownText} />
      ) : null}
      {found.kind === 'offline' ? (
        <EmptyState icon="offline" title={whereaboutsText.offlineTitle} text={whereaboutsText.offlineText}>
          <Button onPress={() => void answer.refetch()}>{uiText.retry}</Button>
        </EmptyState>
      ) : null}
      {found.kind === 'elsewhere' ? (
        <div className="zk-whereabouts__card">
          <p>
            <Badge tone={found.state === 'filed' ? 'ok' : 'info'}>{whereaboutsText.state[found.state]}</Badge>
          </p>
          {describeWhereabouts(found, now).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          {found.mayReadCourse ? renderCourse(found.taskId) : null}
        </div>
      ) : null}
    </section>
  );
}
