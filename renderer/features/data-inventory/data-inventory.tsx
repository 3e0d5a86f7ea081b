import { formatGermanDay } from '../../../shared/base/calendar-date.ts';
import type { Inventory, InventoryRow } from '../../bridge/types.ts';
import { announce } from '../../state/announcer.ts';
import { useNow } from '../../state/clock.ts';
import { formatBytes, inventoryText, removalReasonText } from '../../text/data-inventory.ts';
import { formatMoment } from '../../text/dates.ts';
import { describeFailure } from '../../text/failures.ts';
import { uiText } from '../../text/ui.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { FailureNotice, Loading } from '../../ui/notice.tsx';
import { describeReasons } from './describe-reasons.ts';
import { useInventory, useRemoveDocuments } from './queries.ts';
import './data-inventory.css';

/** Daten auf diesem Arbeitsplatz: per household why it is here, until when, how much, and what can go. */
export function DataInventory() {
  const inventory = useInventory();
  return (
    <section className="zk-inventory" aria-labelledby="zk-inventory-title">
      <h1 id="zk-inventory-title">{inventoryText.title}</h1>
      <p className="zk-inventory__intro">{inventoryText.intro}</p>
      {inventory.isError ? (
        <FailureNotice
          extent="inline"
          {...describeFailure(inventory.error.failure)}
          action={{ label: uiText.retry, onPress: () => void inventory.refetch() }}
        />
      ) : null}
      {inventory.isPending ? <Loading /> : null}
      {inventory.data === undefined ? null : (
        <Contents
          pages={inventory.data.pages}
          onMore={inventory.hasNextPage ? () => void inventory.fetchNextPage() : undefined}
        />
      )}
    </section>
  );
}

interface ContentsProps {
  readonly pages: readonly Inventory[];
  readonly onMore: (() => void) | undefined;
}

const columns = [
  { id: 'case', header: inventoryText.columnCase },
  { id: 'why', header: inventoryText.columnWhy, width: '15rem' },
  { id: 'until', header: inventoryText.columnUntil, width: '11rem' },
  { id: 'size', header: inventoryText.columnSize, width: '14rem' },
  { id: 'use', header: inventoryText.columnUse, width: '8rem' },
  { id: 'remove', header: inventoryText.columnRemove, width: '11rem' },
] as const;

function Contents({ pages, onMore }: ContentsProps) {
  const now = useNow();
  const [first] = pages;
  if (first === undefined) return null;
  const { sums, removals } = first;
  const rows = pages.flatMap((page) => page.rows);
  return (
    <>
      {sums === null ? null : (
        <ul className="zk-inventory__sums">
          <li>{inventoryText.sums(sums.cases, sums.tasks, sums.documents)}</li>
          <li>{inventoryText.stored(sums.storedDocuments, formatBytes(sums.storedBytes))}</li>
          {sums.deputyCases === 0 ? null : <li>{inventoryText.deputies(sums.deputyCases)}</li>}
        </ul>
      )}
      {rows.length === 0 ? (
        <p>{inventoryText.none}</p>
      ) : (
        <DataTable
          caption={inventoryText.list}
          columns={columns}
          rows={rows.map((row) => ({
            id: row.caseId,
            cells: {
              case: `${row.names} · ${row.caseNumber}`,
              why: describeReasons(row.reasons),
              until: row.until === null ? inventoryText.noEnd : formatGermanDay(row.until),
              size: inventoryText.size(row.entries, row.documents, formatBytes(row.bytes)),
              use: row.lastUsedAt === null ? inventoryText.neverUsed : formatMoment(row.lastUsedAt, now),
              remove: <RemoveDocuments row={row} />,
            },
          }))}
        />
      )}
      {onMore === undefined ? null : <Button onPress={onMore}>{inventoryText.more}</Button>}
      <h2>{inventoryText.removals}</h2>
      {removals.length === 0 ? <p>{inventoryText.noRemovals}</p> : null}
      <ul>
        {removals.map(({ at, reason, counts }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list that is only shown
          <li key={index}>
            {inventoryText.removal(
              formatMoment(at, now),
              removalReasonText[reason],
              counts.cases,
              counts.tasks,
              counts.documents,
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function RemoveDocuments({ row }: { readonly row: InventoryRow }) {
  const removing = useRemoveDocuments();
  const { removable } = row;
  if (removable === null) return inventoryText.unsent;
  if (removable.documents === 0) return row.documents === 0 ? inventoryText.nothing : inventoryText.needed;
  const remove = () =>
    removing.mutate(row.caseId, {
      onSuccess: ({ documents }) => announce(inventoryText.removed(documents)),
      onError: ({ failure }) => announce(describeFailure(failure).title),
    });
  return (
    <Button variant="link" onPress={remove} isDisabled={removing.isPending}>
      {inventoryText.remove(formatBytes(removable.bytes))}
      <span className="zk-visually-hidden"> {inventoryText.removeLabel(row.names)}</span>
    </Button>
  );
}
