import { dayInBerlin } from '../../../shared/base/calendar-date.ts';
import type { Pile, TeamOverview } from '../../bridge/types.ts';
import { useNow } from '../../state/clock.ts';
import { coordinationText } from '../../text/coordination.ts';
import { formatCount, formatDayNear } from '../../text/dates.ts';
import { Badge } from '../../ui/badge.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { pileId } from './pile-name.ts';

export interface TeamTableProps {
  readonly team: TeamOverview;
  readonly current: Pile | undefined;
  readonly onChoose: (pile: Pile) => void;
}

type Counts = Pick<TeamOverview['queue'], 'open' | 'overdue' | 'dueToday' | 'waiting'>;

/** The people of the team by name, then what is nobody's, then the clearing basket. */
export function TeamTable({ team, current, onChoose }: TeamTableProps) {
  const today = dayInBerlin(useNow());
  const { column } = coordinationText;
  const piles: readonly (Counts & { pile: Pile; name: string; absent: string | undefined })[] = [
    ...team.colleagues.map((colleague) => ({
      ...colleague,
      pile: { kind: 'colleague', workerId: colleague.workerId } as const,
      absent: describeAbsence(colleague.absent, (day) => formatDayNear(day, today)),
    })),
    { ...team.queue, pile: { kind: 'queue' }, name: coordinationText.queue, absent: undefined },
    { ...team.clearing, pile: { kind: 'clearing' }, name: coordinationText.clearing, absent: undefined },
  ];
  return (
    <DataTable
      caption={coordinationText.table}
      columns={[
        { id: 'name', header: column.name },
        { id: 'open', header: column.open, width: '4.5rem' },
        { id: 'overdue', header: column.overdue, width: '5.5rem' },
        { id: 'dueToday', header: column.dueToday, width: '6.5rem' },
        { id: 'waiting', header: column.waiting, width: '5rem' },
      ]}
      currentRowId={current === undefined ? undefined : pileId(current)}
      onOpen={(rowId) => {
        const chosen = piles.find(({ pile }) => pileId(pile) === rowId);
        if (chosen !== undefined) onChoose(chosen.pile);
      }}
      rows={piles.map(({ pile, name, absent, open, overdue, dueToday, waiting }) => ({
        id: pileId(pile),
        cells: {
          name,
          open: formatCount(open),
          overdue: overdue === 0 ? formatCount(overdue) : <strong>{formatCount(overdue)}</strong>,
          dueToday: formatCount(dueToday),
          waiting: formatCount(waiting),
        },
        ...(absent === undefined
          ? {}
          : {
              detail: (
                <Badge tone="info" icon="person">
                  {absent}
                </Badge>
              ),
            }),
      }))}
    />
  );
}

function describeAbsence(
  absent: TeamOverview['colleagues'][number]['absent'],
  format: (day: NonNullable<NonNullable<typeof absent>['until']>) => string,
): string | undefined {
  if (absent === null) return undefined;
  const { until, standsIn } = absent;
  return until === null ? coordinationText.absent(standsIn) : coordinationText.absentUntil(format(until), standsIn);
}
