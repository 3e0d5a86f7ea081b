import type { CalendarDate } from '../../../shared/base/calendar-date.ts';
import type { InboxRow } from '../../bridge/types.ts';
import { formatDayNear } from '../../text/dates.ts';
import { inboxText } from '../../text/inbox.ts';
import type { Tone } from '../../ui/badge.tsx';
import type { IconName } from '../../ui/icon-shapes.ts';

export interface RowBadge {
  readonly tone: Tone;
  readonly icon: IconName;
  readonly label: string;
}

/** The one thing about a row that a person should know before opening it; the most urgent wins. Pure. */
export function decideRowBadge(row: InboxRow, today: CalendarDate): RowBadge | undefined {
  const { badge } = inboxText;
  if (row.syncState === 'refused') return { tone: 'bad', icon: 'cross', label: badge.refused };
  if (row.handover.specialist === 'failed' || row.handover.statistics === 'failed') {
    return { tone: 'warn', icon: 'exclamation', label: badge.handoverFailed };
  }
  if (row.syncState === 'waiting') return { tone: 'neutral', icon: 'clock', label: badge.waiting };
  if (row.syncState === 'sending') return { tone: 'info', icon: 'sync', label: badge.sending };
  if (row.state === 'filed') return { tone: 'ok', icon: 'check', label: badge.filed };
  if (row.dueOn !== null && row.dueOn < today) {
    return { tone: 'bad', icon: 'clock', label: badge.overdueSince(formatDayNear(row.dueOn, today)) };
  }
  if (row.state === 'confirmed') return { tone: 'info', icon: 'check', label: badge.confirmed };
  if (row.state === 'returned') return { tone: 'info', icon: 'undo', label: badge.returned };
  if (row.state === 'awaiting-citizen') return { tone: 'info', icon: 'clock', label: badge.awaiting };
  if (row.state === 'clearing') return { tone: 'warn', icon: 'question', label: badge.clearing };
  if (row.dueOn === today) return { tone: 'warn', icon: 'clock', label: badge.dueToday };
  return decideEvidenceBadge(row.evidence);
}

/** What the machine found, where nothing more urgent is to be said. */
function decideEvidenceBadge(evidence: InboxRow['evidence']): RowBadge | undefined {
  switch (evidence?.colour) {
    case 'green':
      return { tone: 'ok', icon: 'check', label: inboxText.badge.agrees };
    case 'yellow':
      return { tone: 'warn', icon: 'exclamation', label: evidence.title };
    case 'red':
      return { tone: 'bad', icon: 'cross', label: evidence.title };
    case 'none': // there was something to compare, but it could not be read
      return { tone: 'neutral', icon: 'unreadable', label: evidence.title };
    case undefined:
      return undefined;
  }
}
