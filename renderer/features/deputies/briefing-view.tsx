import { dayInBerlin } from '../../../shared/base/calendar-date.ts';
import type { DeputyshipId, TaskId } from '../../../shared/base/ids.ts';
import { useNow } from '../../state/clock.ts';
import { formatDayNear } from '../../text/dates.ts';
import { deputiesText } from '../../text/deputies.ts';
import { describeFailure } from '../../text/failures.ts';
import { FailureNotice, Loading } from '../../ui/notice.tsx';
import { Entries } from './entry-group.tsx';
import { useBriefing } from './queries.ts';

export interface DeputyContentProps {
  readonly deputyshipId: DeputyshipId;
  /** On the page everything is open; in the card of the inbox each group opens with a press. */
  readonly isFixed: boolean;
  readonly onOpenTask: (taskId: TaskId) => void;
}

const groups = ['due', 'halfDone', 'handsOff', 'fresh'] as const;

/** What a deputy should know when they begin. Works without a network. */
export function BriefingView({ deputyshipId, isFixed, onOpenTask }: DeputyContentProps) {
  const briefing = useBriefing(deputyshipId);
  const today = dayInBerlin(useNow());
  if (briefing.isError) return <FailureNotice extent="inline" {...describeFailure(briefing.error.failure)} />;
  if (briefing.data === undefined) return <Loading />;
  const { since, until, personalTasks } = briefing.data;
  const text = deputiesText.briefing;
  return (
    <>
      <p className="zk-deputy__muted">{text.period(formatDayNear(since, today), formatDayNear(until, today))}</p>
      {groups.map((group) => (
        <Entries
          key={group}
          title={text.groups[group]}
          entries={briefing.data[group]}
          isFixed={isFixed}
          onOpenTask={onOpenTask}
        />
      ))}
      <p className="zk-deputy__muted">{personalTasks === null ? text.personalUnknown : text.personal(personalTasks)}</p>
    </>
  );
}
