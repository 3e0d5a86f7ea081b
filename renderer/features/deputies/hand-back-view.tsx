import { dayInBerlin } from '../../../shared/base/calendar-date.ts';
import type { HandBack } from '../../bridge/types.ts';
import { useNow } from '../../state/clock.ts';
import { formatDayNear, formatMoment } from '../../text/dates.ts';
import { deputiesText } from '../../text/deputies.ts';
import { describeFailure } from '../../text/failures.ts';
import { taskText } from '../../text/task.ts';
import { FailureNotice, Loading } from '../../ui/notice.tsx';
import type { DeputyContentProps } from './briefing-view.tsx';
import { Entries, EntryGroup, TaskLine } from './entry-group.tsx';
import { useHandBack } from './queries.ts';

const text = deputiesText.handBack;
const LINES_SHOWN = 200;

/** What somebody finds after an absence: done for them, still open, waiting, and where two did the same. */
export function HandBackView({ deputyshipId, isFixed, onOpenTask }: DeputyContentProps) {
  const handBack = useHandBack(deputyshipId);
  const now = useNow();
  const today = dayInBerlin(now);
  if (handBack.isError) return <FailureNotice extent="inline" {...describeFailure(handBack.error.failure)} />;
  if (handBack.data === undefined) return <Loading />;
  const { from, until, deputyNames, askedAt, done, conflicts, open, waiting } = handBack.data;
  return (
    <>
      <p className="zk-deputy__muted">
        {text.period(formatDayNear(from, today), formatDayNear(until, today))}. {text.by(deputyNames)}
      </p>
      {askedAt === null ? <p>{text.notAsked}</p> : null}
      {askedAt !== null && done.length === 0 ? <p>{text.nothingDone}</p> : null}
      <EntryGroup
        title={text.groups.done}
        count={done.length}
        isFixed={isFixed}
        more={Math.max(0, done.length - LINES_SHOWN)}
      >
        {done.slice(-LINES_SHOWN).map((step) => (
          <TaskLine
            key={`${step.taskId} ${step.action} ${step.at}`}
            name={step.name ?? text.hiddenName}
            procedure={step.procedure}
            detail={text.done(
              deputiesText.action[step.action],
              step.byName,
              formatMoment(step.takenAt ?? step.at, now),
            )}
            onOpen={step.name === null ? undefined : () => onOpenTask(step.taskId)}
          />
        ))}
      </EntryGroup>
      <Entries title={text.groups.open} entries={open} isFixed={isFixed} onOpenTask={onOpenTask} />
      <Entries title={text.groups.waiting} entries={waiting} isFixed={isFixed} onOpenTask={onOpenTask} />
      <EntryGroup title={text.groups.conflicts} count={conflicts.length} isFixed={isFixed}>
        {conflicts.map((conflict) => (
          <TaskLine
            key={conflict.commandId}
            name={conflict.name ?? text.hiddenName}
            procedure={conflict.procedure}
            detail={describeConflict(conflict, now)}
            onOpen={conflict.name === null ? undefined : () => onOpenTask(conflict.taskId)}
          />
        ))}
      </EntryGroup>
      {askedAt === null ? null : <p className="zk-deputy__muted">{text.askedAt(formatMoment(askedAt, now))}</p>}
    </>
  );
}

function describeConflict({ action, at, reason, other }: HandBack['conflicts'][number], now: Date): string {
  const what = text.conflict(deputiesText.action[action], formatMoment(at, now));
  const why = other === null ? taskText.refusal[reason] : text.conflictOther(other.name, formatMoment(other.at, now));
  return `${what} ${why}`;
}
