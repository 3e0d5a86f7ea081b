import type { LogFilter, LogRow } from '../../bridge/types.ts';
import { auditText } from '../../text/audit.ts';
import { describeFailure } from '../../text/failures.ts';
import {
  describeAction,
  describeActor,
  describeChange,
  describeObject,
  describeReason,
} from '../../text/log-actions.ts';
import { uiText } from '../../text/ui.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { FailureNotice, Loading } from '../../ui/notice.tsx';
import { useLogEntries } from './queries.ts';
import { momentOf } from './verify-panel.tsx';

const columns = [
  { id: 'at', header: auditText.columnAt, width: '9rem' },
  { id: 'number', header: auditText.columnNumber, width: '4.5rem' },
  { id: 'who', header: auditText.columnWho },
  { id: 'what', header: auditText.columnWhat },
  { id: 'object', header: auditText.columnObject },
  { id: 'reason', header: auditText.columnReason },
] as const;

/** Entries, newest first. */
export function LogList({ filter }: { readonly filter: LogFilter }) {
  const entries = useLogEntries(filter);
  if (entries.isError) {
    const { title, text } = describeFailure(entries.error.failure);
    const retry = { label: uiText.retry, onPress: () => void entries.refetch() };
    return <FailureNotice extent="inline" title={title} text={text} action={retry} />;
  }
  if (entries.data === undefined) return <Loading />;
  const rows = entries.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <p>{auditText.none}</p>;
  return (
    <>
      <DataTable
        caption={auditText.list}
        columns={columns}
        rows={rows.map((row, index) => ({ id: String(row.sequence ?? `new-${index}`), cells: cellsOf(row) }))}
      />
      {entries.hasNextPage ? (
        <Button onPress={() => void entries.fetchNextPage()} isDisabled={entries.isFetchingNextPage}>
          {auditText.more}
        </Button>
      ) : null}
    </>
  );
}

function cellsOf(row: LogRow): Record<(typeof columns)[number]['id'], string> {
  const details = [describeChange(row.from, row.to), describeReason(row.reason) ?? ''].filter((part) => part !== '');
  return {
    at: momentOf(row.at),
    number: row.sequence === null ? auditText.notSealed : String(row.sequence),
    who: describeActor(row.workerName, row.onBehalfOfName),
    what: describeAction(row.action),
    object: `${describeObject(row.objectKind)} ${row.processNumber ?? ''}`.trim(),
    reason: details.join(' · '),
  };
}
