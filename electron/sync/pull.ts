import { type Failure, failure } from '../../shared/base/failure.ts';
import { failed, ok, type Result } from '../../shared/base/result.ts';
import type { Secret } from '../../shared/base/secret.ts';
import type { Cursor, PullLine } from '../../shared/wire/pull.ts';
import type { ServerClient } from './server-client.ts';

/** Rows a transaction: smaller ones encrypt the same pages again and again, larger ones make a click wait. */
export const ROWS_A_COMMIT = 20_000;

export type Change = Extract<PullLine, { line: 'put' | 'remove' }>;

export interface Batch {
  readonly changes: readonly Change[];
  /** Where to go on once the changes are committed. Stored in the same transaction. */
  readonly cursor: Cursor;
  /** The server does not know our cursor any more: what is not sent again is to go. Set on the first batch only. */
  readonly rebuild: boolean;
  /** The last batch of a pull: the cache is as new as the server was. */
  readonly complete: boolean;
}

/** Where a pull puts its rows. */
export interface PullTarget {
  readCursor(): Cursor | null;
  /** One transaction. */
  commit(batch: Batch): void;
}

export interface PullProgress {
  /** No complete sync has been stored before. */
  readonly first: boolean;
  readonly done: number;
  readonly total: number;
}

/**
 * Brings the cache up to date. Everything before a checkpoint is committed even when the answer is cut afterwards, so the
 * next pull goes on there. Answers `offline` when it was cut, or the server's failure.
 */
export async function pull(
  target: PullTarget,
  client: ServerClient,
  token: Secret,
  signal: AbortSignal,
  onProgress: (progress: PullProgress) => void,
): Promise<Result<undefined, Failure>> {
  const start = target.readCursor();
  const lines = client.pull(token, start, signal);
  let rebuild = false;
  let total = 0;
  let done = 0;
  let open: Change[] = [];
  let settled: { changes: Change[]; cursor: Cursor | null } = { changes: [], cursor: null };

  const commit = (complete: boolean) => {
    if (settled.cursor === null) return;
    target.commit({ changes: settled.changes, cursor: settled.cursor, rebuild, complete });
    done += settled.changes.length;
    rebuild = false;
    settled = { changes: [], cursor: null };
    onProgress({ first: start === null, done, total });
  };

  for (;;) {
    const next = await lines.next();
    if (next.done === true) {
      commit(false); // cut after a checkpoint: what came before it counts
      return next.value.ok ? failed(failure('offline')) : next.value;
    }
    const line = next.value;
    switch (line.line) {
      case 'begin':
        rebuild = line.reset;
        total = line.total;
        onProgress({ first: start === null, done, total });
        break;
      case 'put':
      case 'remove':
        open.push(line);
        break;
      case 'checkpoint':
      case 'done':
        for (const change of open) settled.changes.push(change);
        open = [];
        settled.cursor = line.cursor;
        if (line.line === 'done') {
          commit(true);
          return ok();
        }
        if (settled.changes.length >= ROWS_A_COMMIT) commit(false);
        break;
    }
  }
}
