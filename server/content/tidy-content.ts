import { toInstant } from '../../shared/base/calendar-date.ts';
import { appendAudit } from '../store/audit.ts';
import type { Database } from '../store/database.ts';
import { discardOriginal, findRipeOriginals, findUploadsBefore, pruneUpload } from '../store/tidying.ts';
import { tidyChannel } from '../store/uploads.ts';
import type { ContentStore } from './content-store.ts';

export interface TidyDeps {
  readonly database: Database;
  readonly content: ContentStore;
  readonly now: () => Date;
}

/** A working copy that was uploaded and never filed is kept this long. */
const uploadsKeptMs = 24 * 60 * 60_000;
/** Looked for this often without a signal. */
const tidyEveryMs = 10 * 60_000;

/**
 * Deletes originals in whose place a working copy was filed (policy `discard`), and uploads of yesterday that were never
 * filed. The bytes go while the row is locked and before the transaction commits: after a crash in between the row still
 * stands, and the same is done once more.
 */
export async function tidyContent({ database, content, now }: TidyDeps): Promise<void> {
  const at = toInstant(now());
  for (const hash of await database.read(findRipeOriginals)) {
    await database.transaction(async (transaction) => {
      const tasks = await discardOriginal(transaction, hash, at);
      if (tasks === undefined) return;
      await content.remove(hash);
      for (const objectId of tasks) {
        await appendAudit(transaction, {
          at,
          workerId: null,
          onBehalfOf: null,
          action: 'original-discarded',
          objectKind: 'task',
          objectId,
          before: { contentHash: hash },
          after: null,
        });
      }
    });
  }
  const before = toInstant(new Date(now().getTime() - uploadsKeptMs));
  for (const hash of await database.read((queryable) => findUploadsBefore(queryable, before))) {
    await database.transaction(async (transaction) => {
      if (await pruneUpload(transaction, hash, before)) await content.remove(hash);
    });
  }
}

export interface Tidying {
  /** Ends after what is running. */
  readonly stop: () => Promise<void>;
}

/** Tidies now, whenever a filing or a delivery may have made something ripe, and every ten minutes. */
export async function startTidying(
  deps: TidyDeps & { readonly onDefect: (defect: unknown) => void },
): Promise<Tidying> {
  let running = Promise.resolve();
  let isWaiting = false;
  const wake = () => {
    if (isWaiting) return; // the round that waits will see it
    isWaiting = true;
    running = running.then(async () => {
      isWaiting = false;
      await tidyContent(deps).catch(deps.onDefect);
    });
  };
  const unlisten = await deps.database.listen(tidyChannel, wake);
  const timer = setInterval(wake, tidyEveryMs);
  timer.unref();
  wake();
  return {
    stop: async () => {
      clearInterval(timer);
      await unlisten();
      await running;
    },
  };
}
