import { toInstant } from '../../shared/base/calendar-date.ts';
import type { AuditHead } from '../../shared/wire/audit.ts';
import {
  insertAuditSeals,
  listPendingEntries,
  loadAuditHead,
  lockSealing,
  type PendingEntry,
} from '../store/audit-seals.ts';
import type { Database } from '../store/database.ts';
import { genesisHash, hashContent, linkHash, type Seal } from './chain.ts';
import type { HeadKeeper } from './heads-file.ts';

export interface SealDeps {
  readonly database: Database;
  readonly now: () => Date;
}

const batchSize = 1000;
const sealEveryMs = 1000;

/**
 * Gives every entry that waits its number and hash. Chaining inside each transaction would make all writers of the office
 * wait for one another; here they only queue a row, and one instance at a time seals what has been committed. A number is
 * given when it is sealed, so a transaction that commits late leaves no gap; what was written after something else was
 * visible always stands after it. Answers how many.
 */
export async function sealWaiting({ database, now }: SealDeps): Promise<number> {
  for (let sealed = 0; ; ) {
    const count = await database.transaction(async (transaction) => {
      if (!(await lockSealing(transaction))) return 0;
      const pending = await listPendingEntries(transaction, batchSize);
      if (pending.length === 0) return 0;
      const head = await loadAuditHead(transaction);
      await insertAuditSeals(transaction, sealAll(head, pending, toInstant(now())));
      return pending.length;
    });
    sealed += count;
    if (count < batchSize) return sealed;
  }
}

function sealAll(
  head: AuditHead | null,
  pending: readonly PendingEntry[],
  sealedAt: string,
): readonly (Seal & { readonly eventId: number })[] {
  let sequence = head?.sequence ?? 0;
  let previousHash = head?.hash ?? genesisHash;
  return pending.map(({ eventId, content }) => {
    sequence += 1;
    const open = { sequence, class: content.class, at: content.at, sealedAt, contentHash: hashContent(content) };
    previousHash = linkHash(previousHash, open);
    return { ...open, chainHash: previousHash, eventId };
  });
}

export interface Sealing {
  /** Seals what is there and ends. */
  readonly stop: () => Promise<void>;
}

/** Seals now and every second, and keeps the newest hash outside of the database. */
export function startSealing(
  deps: SealDeps & { readonly heads: HeadKeeper; readonly onDefect: (defect: unknown) => void },
): Sealing {
  const { database, heads, onDefect } = deps;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let isFirst = true;
  const round = async () => {
    try {
      const sealed = await sealWaiting(deps);
      if (sealed === 0 && !isFirst) return;
      isFirst = false;
      const head = await database.read(loadAuditHead);
      if (head !== null) await heads.keep(head);
    } catch (defect) {
      onDefect(defect);
    }
  };
  const again = () => {
    if (stopped) return;
    timer = setTimeout(() => {
      running = round().finally(again);
    }, sealEveryMs);
    timer.unref();
  };
  let running = round().finally(again);
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
      await round();
    },
  };
}
