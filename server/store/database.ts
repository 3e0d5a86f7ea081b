/** A row by column name. Instants are ISO 8601 texts in UTC, dates `YYYY-MM-DD`, xid8 and numeric decimal texts. */
export type Row = Readonly<Record<string, unknown>>;

/** Bound to `:name` in SQL. A plain object is sent as JSON, an array as a PostgreSQL array (for a JSON array: `json()`). */
export type Parameter =
  | string
  | number
  | boolean
  | null
  | Date
  | Uint8Array
  | readonly (string | number | null)[]
  | { readonly [key: string]: unknown };
export type Parameters = Readonly<Record<string, Parameter>>;

/** What reads need; every repository function that does not write takes this. */
export interface Queryable {
  /** One statement; its rows. Throws the database's error (with its `code`) on a violated constraint or a defect. */
  query<Result extends object = Row>(sql: string, parameters?: Parameters): Promise<readonly Result[]>;
}

export interface Transaction extends Queryable {
  /** Tells the listeners of `channel`, on every instance, that `item` changed; once each, and only if this commits. */
  signal(channel: string, item: string): void;
  /** Several statements without parameters (migrations). */
  script(sql: string): Promise<void>;
}

export type Isolation = 'read committed' | 'repeatable read' | 'serializable';

/** Heard by a listener when signals may have been missed (a lost connection): take it that everything changed. */
export const everythingSignalled = 'everything';
export type SignalHandler = (items: readonly string[] | typeof everythingSignalled) => void;

/**
 * The database of the office: PGlite in this process or a PostgreSQL server, with the same SQL and the same values.
 * Never call it inside its own `work`: the embedded database has one connection and would wait for itself.
 */
export interface Database {
  /** Read only, in one snapshot. Keep it short: the embedded database serves one at a time. */
  read<Result>(work: (queryable: Queryable) => Promise<Result>): Promise<Result>;
  /**
   * All or nothing. `work` may run again after a deadlock or a serialisation failure, so it must have no effect outside
   * the transaction. A throw in `work` rolls back and comes out unchanged.
   */
  transaction<Result>(
    work: (transaction: Transaction) => Promise<Result>,
    options?: { readonly isolation?: Isolation },
  ): Promise<Result>;
  /** Resolves once listening; the answer ends it. */
  listen(channel: string, handler: SignalHandler): Promise<() => Promise<void>>;
  /** Waits for running transactions. */
  close(): Promise<void>;
}

/** For a JSON parameter that is not a plain object. */
export function json(value: unknown): string {
  return JSON.stringify(value);
}

export function isUniqueViolation(error: unknown): boolean {
  return errorCode(error) === '23505';
}

/** SQLSTATE of an error of the database, undefined for any other error. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
