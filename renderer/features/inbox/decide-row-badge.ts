import type { CalendarDate } from '../../../shared/base/calendar-date.ts';
import { unreachable } from '../../../shared/base/unreachable.ts';
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

/**
 * What a person should know about a row before opening it, the most urgent first: where the work is stuck or how far it
 * has come; as long as it is open, how due it is, and beside that what the machine found. Pure.
 */
export function decideRowBadges(row: InboxRow, today: CalendarDate): readonly RowBadge[] {
  const special = decideTransferBadge(row) ?? decideStateBadge(row);
  const due = decideDueBadge(row, today);
  const held = decideHeldBadge(row);
  switch (row.state) {
    case 'open':
      return special !== undefined ? [special] : listOf(held, due, decideEvidenceBadge(row.evidence));
    case 'filed':
    case 'ceded':
      return listOf(special, held);
    default: // half done, or waiting: when it is overdue, that is said first
      return due?.tone === 'bad' && decideTransferBadge(row) === undefined
        ? listOf(due, special)
        : listOf(special, held, due);
  }
}

function listOf(...badges: readonly (RowBadge | undefined)[]): readonly RowBadge[] {
  return badges.filter((one) => one !== undefined).slice(0, 2);
}

function decideTransferBadge({ syncState, handover }: InboxRow): RowBadge | undefined {
  const { badge } = inboxText;
  if (syncState === 'refused') return { tone: 'bad', icon: 'cross', label: badge.refused };
  if (handover.specialist === 'failed' || handover.statistics === 'failed') {
    return { tone: 'warn', icon: 'exclamation', label: badge.handoverFailed };
  }
  if (syncState === 'waiting') return { tone: 'neutral', icon: 'clock', label: badge.waiting };
  return syncState === 'sending' ? { tone: 'info', icon: 'sync', label: badge.sending } : undefined;
}

/** Done here, and not yet on its way: it can still be taken back. Said beside the state, which is already the new one. */
function decideHeldBadge({ syncState }: InboxRow): RowBadge | undefined {
  return syncState === 'held' ? { tone: 'neutral', icon: 'clock', label: inboxText.badge.held } : undefined;
}

function decideStateBadge({ state }: InboxRow): RowBadge | undefined {
  const { badge } = inboxText;
  switch (state) {
    case 'open':
      return undefined;
    case 'filed':
      return { tone: 'ok', icon: 'check', label: badge.filed };
    case 'ceded':
      return { tone: 'info', icon: 'forward', label: badge.ceded };
    case 'confirmed':
      return { tone: 'info', icon: 'check', label: badge.confirmed };
    case 'returned':
      return { tone: 'info', icon: 'undo', label: badge.returned };
    case 'awaiting-citizen':
      return { tone: 'info', icon: 'clock', label: badge.awaiting };
    case 'clearing':
      return { tone: 'warn', icon: 'question', label: badge.clearing };
    default:
      return unreachable(state);
  }
}

function decideDueBadge({ dueOn }: InboxRow, today: CalendarDate): RowBadge | undefined {
  if (dueOn === null || dueOn > today) return undefined;
  if (dueOn === today) return { tone: 'warn', icon: 'clock', label: inboxText.badge.dueToday };
  return { tone: 'bad', icon: 'clock', label: inboxText.badge.overdueSince(formatDayNear(dueOn, today)) };
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
