import { memo } from 'react';
import { type CalendarDate, dayInBerlin } from '../../../shared/base/calendar-date.ts';
import { sortableName } from '../../../shared/domain/person.ts';
import { findProcedure } from '../../../shared/procedures/catalogue.ts';
import type { InboxRow } from '../../bridge/types.ts';
import { formatMomentShort } from '../../text/dates.ts';
import { inboxText } from '../../text/inbox.ts';
import { Badge } from '../../ui/badge.tsx';
import { ListRow } from '../../ui/list-row.tsx';
import { decideRowBadges } from './decide-row-badge.ts';
import { describeOwner } from './describe-owner.ts';

interface InboxRowViewProps {
  readonly row: InboxRow;
  readonly isCurrent: boolean;
  readonly now: Date;
}

/** Two lines: who and when, what and what is special about it. */
export const InboxRowView = memo(function InboxRowView({ row, isCurrent, now }: InboxRowViewProps) {
  const today: CalendarDate = dayInBerlin(now);
  const badges = decideRowBadges(row, today);
  const label = findProcedure(row.procedure)?.label ?? row.procedure;
  return (
    <ListRow
      title={sortableName(row)}
      aside={formatMomentShort(row.receivedAt, now)}
      detail={inboxText.detail(label, row.summary)}
      note={describeOwner(row, now)}
      badge={badges.map((badge, place) => (
        // beside another one, the second shows its word only where there is room; it is always read aloud
        <Badge key={badge.label} tone={badge.tone} icon={badge.icon} isCompact={place > 0}>
          {badge.label}
        </Badge>
      ))}
      isCurrent={isCurrent}
    />
  );
});
