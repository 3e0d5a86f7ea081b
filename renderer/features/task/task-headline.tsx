import { dayInBerlin, formatGermanDay } from '../../../shared/base/calendar-date.ts';
import { nameOfAct } from '../../../shared/domain/name-of-act.ts';
import type { TaskView } from '../../bridge/types.ts';
import { useNow } from '../../state/clock.ts';
import { formatDayNear, formatMoment } from '../../text/dates.ts';
import { deputiesText } from '../../text/deputies.ts';
import { taskText } from '../../text/task.ts';
import { Badge } from '../../ui/badge.tsx';
import { ClaimLine } from './claim/claim-line.tsx';
import { taskHeadingId } from './element-ids.ts';
import { decideOverall } from './evidence/decide-overall.ts';
import { titleOf } from './title-of.ts';
import type { TaskWork } from './use-task-work.ts';

/** Who, what, since when, how long, and where it stands. */
export function TaskHeadline({ work }: { readonly work: TaskWork }) {
  const now = useNow();
  const { view } = work;
  const { task } = view;
  return (
    <header className="zk-task__head">
      <div className="zk-task__title">
        <h1 id={taskHeadingId} tabIndex={-1}>
          {titleOf(view)}
        </h1>
        <VerdictBadge work={work} />
        <StateBadge view={view} now={now} />
        {task.isPersonal ? (
          <Badge tone="neutral" icon="person">
            {deputiesText.personal.badge}
          </Badge>
        ) : null}
      </div>
      <ul className="zk-task__line">
        <li>{taskText.received(formatMoment(task.submission.receivedAt, now))}</li>
        <li>{taskText.processNumber(task.processNumber)}</li>
        {view.case === null ? null : <li>{taskText.caseNumber(view.case.caseNumber)}</li>}
        <Due view={view} now={now} />
        <ClaimLine view={view} />
        {view.deputyFor === null ? null : <li className="zk-task__deputy">{taskText.deputyFor(view.deputyFor)}</li>}
      </ul>
    </header>
  );
}

/** What the comparison says, as long as that decides about the next step. Read aloud when it is there. */
function VerdictBadge({ work }: { readonly work: TaskWork }) {
  const overall = decideOverall(work.evidence);
  const { state } = work.view.task;
  const isDecisive = state === 'open' || state === 'awaiting-citizen';
  return (
    <span role="status">
      {overall === undefined || !isDecisive ? null : (
        <Badge tone={overall.tone} {...(overall.icon === undefined ? {} : { icon: overall.icon })}>
          {overall.label}
        </Badge>
      )}
    </span>
  );
}

function StateBadge({ view, now }: { readonly view: TaskView; readonly now: Date }) {
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
      return <Badge tone="ok">{describeFiled(view, now)}</Badge>;
    case 'awaiting-citizen':
      return (
        <Badge tone="info" icon="clock">
          {describeWaiting(view, now)}
        </Badge>
      );
    case 'returned':
      return (
        <Badge tone="info" icon="undo">
          {taskText.state.returned}
        </Badge>
      );
    case 'ceded':
      return (
        <Badge tone="info" icon="forward">
          {taskText.state.ceded}
        </Badge>
      );
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

function describeWaiting({ task }: TaskView, now: Date): string {
  const until = task.lastStep?.dueOn ?? null;
  return until === null ? taskText.awaitingUndated : taskText.awaiting(formatDayNear(until, dayInBerlin(now)));
}

function describeFiled({ task }: TaskView, now: Date): string {
  return task.filed === null
    ? taskText.state.filed
    : taskText.filedBy(nameOfAct(task.filed), formatMoment(task.filed.at, now));
}
