import { dayInBerlin } from '../../../shared/base/calendar-date.ts';
import type { DeputyshipProblem } from '../../../shared/domain/plan-deputyship.ts';
import type { DeputyshipWarnings } from '../../bridge/types.ts';
import { useNow } from '../../state/clock.ts';
import { formatDayNear } from '../../text/dates.ts';
import { deputiesText } from '../../text/deputies.ts';
import { Icon } from '../../ui/icon.tsx';

interface FindingsProps {
  readonly problems: readonly DeputyshipProblem[] | undefined;
  readonly warnings: DeputyshipWarnings | undefined;
}

/** What is wrong, and what should be known before it is sent. Read aloud when it changes. */
export function Findings({ problems = [], warnings = [] }: FindingsProps) {
  const today = dayInBerlin(useNow());
  const day = (date: Parameters<typeof formatDayNear>[0]) => formatDayNear(date, today);
  return (
    <div role="status">
      {problems.map((problem) => (
        <p key={problem} className="zk-field__error">
          {deputiesText.problem[problem]}
        </p>
      ))}
      {warnings.map((warning) => (
        <p key={`${warning.kind} ${warning.day}`} className="zk-deputy-warning">
          <Icon name="exclamation" />
          {warning.kind === 'everybody-away'
            ? deputiesText.warning.everybodyAway(day(warning.day))
            : deputiesText.warning.overlap(day(warning.from), day(warning.until))}
        </p>
      ))}
    </div>
  );
}
