import { dayInBerlin } from '../../../shared/base/calendar-date.ts';
import { unreachable } from '../../../shared/base/unreachable.ts';
import type { DeputyEntry } from '../../bridge/types.ts';
import { formatDayNear, formatMoment } from '../../text/dates.ts';
import { deputiesText } from '../../text/deputies.ts';

/** Why a task is in its group, in a word or two. Pure. */
export function describeEntry({ why, dueOn, claimedBy, receivedAt }: DeputyEntry, now: Date): string {
  const today = dayInBerlin(now);
  const day = dueOn === null ? null : formatDayNear(dueOn, today);
  const text = deputiesText.why;
  switch (why) {
    case 'overdue':
      return text.overdue(day ?? '');
    case 'waiting':
      return day === null ? text.waitingUndated : text.waiting(day);
    case 'claimed':
    case 'claimed-by-owner':
      return text.claimed(claimedBy ?? '');
    case 'new':
      return text.new(formatMoment(receivedAt, now));
    case 'due-today':
    case 'confirmed':
    case 'returned':
    case 'with-specialist':
    case 'open':
      return text[why];
    default:
      return unreachable(why);
  }
}
