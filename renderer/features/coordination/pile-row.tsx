import { type CalendarDate, dayInBerlin } from '../../../shared/base/calendar-date.ts';
import { sortableName } from '../../../shared/domain/person.ts';
import { findProcedure } from '../../../shared/procedures/catalogue.ts';
import type { PileRow } from '../../bridge/types.ts';
import { coordinationText } from '../../text/coordination.ts';
import { formatDayNear, formatMomentShort } from '../../text/dates.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { ListRow } from '../../ui/list-row.tsx';

/** Two lines: who and when, what and how due it is. */
export function PileRowView({ row, now }: { readonly row: PileRow; readonly now: Date }) {
  const label = findProcedure(row.procedure)?.label ?? row.procedure;
  const due = describeDue(row, dayInBerlin(now));
  return (
    <ListRow
      title={sortableName(row)}
      note={describeSpecial(row)}
      aside={formatMomentShort(row.receivedAt, now)}
      detail={coordinationText.row(label, row.summary)}
      badge={due === undefined ? undefined : <Badge {...due} icon="clock" />}
    />
  );
}

/** Whoever has it in hand comes first. Pure. */
function describeSpecial({ claimedBy, isPersonal, state }: PileRow): string | undefined {
  if (claimedBy !== null) return coordinationText.claimedBy(claimedBy.name);
  if (isPersonal) return coordinationText.personal;
  const known: Partial<Record<PileRow['state'], string>> = coordinationText.state;
  return known[state];
}

function describeDue({ dueOn }: PileRow, today: CalendarDate): { tone: Tone; children: string } | undefined {
  if (dueOn === null) return undefined;
  const day = formatDayNear(dueOn, today);
  if (dueOn < today) return { tone: 'bad', children: coordinationText.overdueSince(day) };
  if (dueOn === today) return { tone: 'warn', children: coordinationText.dueToday };
  return { tone: 'neutral', children: coordinationText.dueOn(day) };
}
