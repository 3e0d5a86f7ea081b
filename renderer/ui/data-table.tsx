import { Fragment, type ReactNode } from 'react';
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
  /** More about the row, in a row of its own below it. */
  readonly detail?: ReactNode;
}

export interface DataTableProps<Id extends string> {
  /** Spoken name of the table. */
  readonly caption: string;
  readonly columns: readonly DataColumn<Id>[];
  readonly rows: readonly DataRow<Id>[];
  readonly currentRowId?: string | undefined;
  /** The pointer or the focus is on a row, or on none any more. */
  readonly onPoint?: (rowId: string | undefined) => void;
  /** A row was clicked, or Enter was pressed on its heading. Makes the headings buttons. */
  readonly onOpen?: (rowId: string) => void;
  /** Ids of the headings, so that something else can move the focus to a row. */
  readonly headingIdOf?: (rowId: string) => string;
}

/** Rows of facts (25 px each), a true table: column and row headings are read with every cell. */
export function DataTable<Id extends string>(props: DataTableProps<Id>) {
  const { caption, columns, rows, currentRowId, onPoint, onOpen } = props;
  return (
    <table className={onOpen === undefined ? 'zk-table' : 'zk-table zk-table--selectable'}>
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
      <tbody onPointerLeave={onPoint === undefined ? undefined : () => onPoint(undefined)}>
        {rows.map((row) => (
          <Fragment key={row.id}>
            <tr
              data-row={row.id}
              aria-current={row.id === currentRowId ? 'true' : undefined}
              onPointerEnter={onPoint === undefined ? undefined : () => onPoint(row.id)}
              onClick={onOpen === undefined ? undefined : () => onOpen(row.id)}
            >
              {columns.map((column, index) =>
                index > 0 ? (
                  <td key={column.id}>{row.cells[column.id]}</td>
                ) : (
                  <th key={column.id} scope="row">
                    {onOpen === undefined ? (
                      row.cells[column.id]
                    ) : (
                      <RowHeading {...props} row={row} column={column.id} />
                    )}
                  </th>
                ),
              )}
            </tr>
            {row.detail === undefined ? null : (
              <tr className="zk-table__detail">
                <td colSpan={columns.length}>{row.detail}</td>
              </tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

interface RowHeadingProps<Id extends string> extends DataTableProps<Id> {
  readonly row: DataRow<Id>;
  readonly column: Id;
}

/** A click on the button reaches the row, which opens it; so does Enter. */
function RowHeading<Id extends string>({ row, column, onPoint, headingIdOf }: RowHeadingProps<Id>) {
  return (
    <button
      type="button"
      className="zk-table__heading"
      id={headingIdOf?.(row.id)}
      onFocus={() => onPoint?.(row.id)}
      onBlur={() => onPoint?.(undefined)}
    >
      {row.cells[column]}
    </button>
  );
}
