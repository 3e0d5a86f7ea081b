import { nameOfAct } from '../../../shared/domain/name-of-act.ts';
import type { TaskView } from '../../bridge/types.ts';
import { useNow } from '../../state/clock.ts';
import { setConflictListOpen } from '../../state/conflict-list.ts';
import { conflictText } from '../../text/conflicts.ts';
import { formatMoment } from '../../text/dates.ts';
import { taskText } from '../../text/task.ts';
import { FailureNotice } from '../../ui/notice.tsx';

/** The server did not carry out a step of this workstation: why, and what stands now. */
export function RefusalNote({ view }: { readonly view: TaskView }) {
  const now = useNow();
  if (view.refusal === null) return null;
  return (
    <FailureNotice
      extent="inline"
      tone="warn"
      title={taskText.refusalTitle}
      text={explainRefusal(view, view.refusal.reason, now)}
      action={{ label: conflictText.look, onPress: () => setConflictListOpen(true) }}
    />
  );
}

function explainRefusal({ task }: TaskView, reason: keyof typeof taskText.refusal, now: Date): string {
  if (reason === 'already-filed' && task.filed !== null) {
    return taskText.refusalFiledBy(nameOfAct(task.filed), formatMoment(task.filed.at, now));
  }
  if (reason === 'already-confirmed' && task.confirmed !== null) {
    return taskText.refusalConfirmedBy(nameOfAct(task.confirmed), formatMoment(task.confirmed.at, now));
  }
  return taskText.refusal[reason];
}
