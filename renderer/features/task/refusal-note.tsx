import type { TaskView } from '../../bridge/types.ts';
import { useNow } from '../../state/clock.ts';
import { formatMoment } from '../../text/dates.ts';
import { taskText } from '../../text/task.ts';
import { FailureNotice } from '../../ui/notice.tsx';
import { useAcknowledgeRefusal } from './queries.ts';

/** The server did not carry out a step of this workstation: why, and what stands now. */
export function RefusalNote({ view }: { readonly view: TaskView }) {
  const acknowledge = useAcknowledgeRefusal();
  const now = useNow();
  if (view.refusal === null) return null;
  return (
    <FailureNotice
      extent="inline"
      tone="warn"
      title={taskText.refusalTitle}
      text={explainRefusal(view, view.refusal.reason, now)}
      action={{ label: taskText.acknowledge, onPress: () => acknowledge.mutate(view.task.id) }}
    />
  );
}

function explainRefusal({ task }: TaskView, reason: keyof typeof taskText.refusal, now: Date): string {
  if (reason === 'already-filed' && task.filed !== null) {
    return taskText.refusalFiledBy(task.filed.byName, formatMoment(task.filed.at, now));
  }
  if (reason === 'already-confirmed' && task.confirmed !== null) {
    return taskText.refusalConfirmedBy(task.confirmed.byName, formatMoment(task.confirmed.at, now));
  }
  return taskText.refusal[reason];
}
