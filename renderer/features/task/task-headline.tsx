import { dayInBerlin, formatGermanDay } from '../../../shared/base/calendar-date.ts';
import type { TaskView } from '../../bridge/types.ts';
import { useNow } from '../../state/clock.ts';
import { formatDayNear, formatMoment } from '../../text/dates.ts';
import { taskText } from '../../text/task.ts';
import { Badge } from '../../ui/badge.tsx';
import { titleOf } from './title-of.ts';

export const taskHeadingId = 'zk-task-heading';

/** Who, what, since when, how long, and where it stands. */
export function TaskHeadline({ view }: { readonly view: TaskView }) {
  const now = useNow();
  const { task } = view;
  return (
    <header className="zk-task__head">
      <div className="zk-task__title">
        <h1 id={taskHeadingId} tabIndex={-1}>
          {titleOf(view)}
        </h1>
        <StateBadge view={view} />
      </div>
      <ul className="zk-task__line">
        <li>{taskText.received(formatMoment(task.submission.receivedAt, now))}</li>
        <li>{taskText.processNumber(task.processNumber)}</li>
        {view.case === null ? null : <li>{taskText.caseNumber(view.case.caseNumber)}</li>}
        <Due view={view} now={now} />
        {view.deputyFor === null ? null : <li className="zk-task__deputy">{taskText.deputyFor(view.deputyFor)}</li>}
      </ul>
      <Progress view={view} now={now} />
    </header>
  );
}

function StateBadge({ view }: { readonly view: TaskView }) {
  switch (view.task.state) {
    case 'clearing':
      return <Badge tone="warn">{taskText.state.clearing}</Badge>;
    case 'confirmed':
      return (
        <Badge tone="info" icon="check">
          {taskText.state.confirmed}
        </Badge>
      );
    case 'filed':
      return <Badge tone="ok">{taskText.state.filed}</Badge>;
    case 'open':
      return null;
  }
}

function Due({ view, now }: { readonly view: TaskView; readonly now: Date }) {
  const { dueOn, state } = view.task;
  if (dueOn === null) return null;
  const today = dayInBerlin(now);
  if (state === 'filed' || dueOn > today) return <li>{taskText.due(formatDayNear(dueOn, today))}</li>;
  const label = dueOn === today ? taskText.dueToday : taskText.overdue(formatGermanDay(dueOn));
  return (
    <li>
      <Badge tone={dueOn === today ? 'warn' : 'bad'} icon="clock">
        {label}
      </Badge>
    </li>
  );
}

/** What was done by whom, how far it has come, and whether the Fachverfahren has it. */
function Progress({ view, now }: { readonly view: TaskView; readonly now: Date }) {
  const { filed, confirmed, handover } = view.task;
  const act =
    filed !== null
      ? taskText.filedBy(filed.byName, formatMoment(filed.at, now))
      : confirmed !== null
        ? taskText.confirmedBy(confirmed.byName, formatMoment(confirmed.at, now))
        : undefined;
  const sync = view.syncState === 'synced' || view.syncState === 'refused' ? undefined : view.syncState;
  if (act === undefined && sync === undefined && handover.specialist === 'none') return null;
  return (
    <ul className="zk-task__line">
      {act === undefined ? null : <li>{act}</li>}
      {sync === undefined ? null : (
        <li>
          <Badge tone="neutral" icon={sync === 'sending' ? 'sync' : 'clock'}>
            {taskText.sync[sync]}
          </Badge>
        </li>
      )}
      <Handover state={handover.specialist} />
    </ul>
  );
}

function Handover({ state }: { readonly state: TaskView['task']['handover']['specialist'] }) {
  switch (state) {
    case 'none':
      return null;
    case 'pending':
      return (
        <li>
          <Badge tone="info" icon="forward">
            {taskText.handover.pending}
          </Badge>
        </li>
      );
    case 'delivered':
      return (
        <li>
          <Badge tone="ok">{taskText.handover.delivered}</Badge>
        </li>
      );
    case 'failed':
      return (
        <li>
          <Badge tone="warn">{taskText.handover.failed}</Badge>
        </li>
      );
  }
}
