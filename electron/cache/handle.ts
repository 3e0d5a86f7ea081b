/** Values that can be bound to a named parameter of an SQL constant. */
export type SqlParameters = Readonly<Record<string, string | number | null>>;

/** Names of what a transaction changed. The interface asks again for what it shows. */
export const cacheTopics = [
  'session',
  'tasks',
  'cases',
  'file-documents',
  'outbox',
  'sync',
  'evidence',
  'preferences',
  'link',
] as const;
export type CacheTopic = (typeof cacheTopics)[number];

declare const readable: unique symbol;
declare const writable: unique symbol;

/** May only ask. Functions that change something do not accept it. */
export interface ReadableDatabase {
  readonly [readable]: true;
  /** Every row of a query. The caller names the columns it selects. */
  all<Row>(sql: string, parameters?: SqlParameters): Row[];
  /** The first row, or undefined. */
  get<Row>(sql: string, parameters?: SqlParameters): Row | undefined;
  close(): void;
}

export interface WritableDatabase extends ReadableDatabase {
  readonly [writable]: true;
  /** Carries out one statement; the number of changed rows. Only inside `transaction`. */
  run(sql: string, parameters?: SqlParameters): number;
  /** Carries out an INSERT of one row; its key, or undefined where a conflict left everything as it was. */
  insert(sql: string, parameters?: SqlParameters): number | undefined;
  /**
   * All or nothing; durable when it returns. May be nested: the inner one belongs to the outer one. `work` must not be
   * asynchronous. Throws what `work` throws, after taking everything back.
   */
  transaction<Value>(work: () => Value): Value;
  /** Copies the log back into the file as far as nobody reads it. For a moment in which nobody waits. */
  checkpoint(): void;
  /** Carried out when the running transaction fails, also at its commit: for what was done beside the database. */
  onRolledBack(takeBack: () => void): void;
  /** Notes what the running transaction changes; listeners hear of it after the commit. */
  touch(topic: CacheTopic): void;
}
