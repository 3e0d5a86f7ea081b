import type { ReactNode } from 'react';
import './data-table.css';

export interface DataColumn<Id extends string> {
  readonly id: Id;
  readonly header: string;
  /** Any CSS width; columns without one share the rest. */
  readonly width?: string;
}

export interface DataRow<Id extends string> {
  readonly id: string;
  /** One value for each column; the first column is the row's heading. */
  readonly cells: Readonly<Record<Id, ReactNode>>;
}

export interface DataTableProps<Id extends string> {
  /** Spoken name of the table. */
  readonly caption: string;
  readonly columns: readonly DataColumn<Id>[];
  readonly rows: readonly DataRow<Id>[];
  readonly currentRowId?: string | undefined;
  /** Makes the row headings buttons and the rows clickable. */
  readonly onCurrentRowChange?: (rowId: string) => void;
}

/** Rows of facts (25 px each), a true table: column and row headings are read with every cell. */
export function DataTable<Id extends string>(props: DataTableProps<Id>) {
  const { caption, columns, rows, currentRowId, onCurrentRowChange } = props;
  const select = onCurrentRowChange;
  return (
    <table className={select === undefined ? 'zk-table' : 'zk-table zk-table--selectable'}>
      <caption className="zk-visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.id} scope="col" style={column.width === undefined ? undefined : { width: column.width }}>
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr
            key={row.id}
            data-row={row.id}
            aria-current={row.id === currentRowId ? 'true' : undefined}
            onClick={select === undefined ? undefined : () => select(row.id)}
          >
            {columns.map((column, index) =>
              index > 0 ? (
                <td key={column.id}>{row.cells[column.id]}</td>
              ) : (
                <th key={column.id} scope="row">
                  {select === undefined ? (
                    row.cells[column.id]
                  ) : (
                    <button type="button" className="zk-table__heading" onFocus={() => select(row.id)}>
                      {row.cells[column.id]}
                    </button>
                  )}
                </th>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
