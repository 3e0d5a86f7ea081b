import { toInstant } from '../../shared/base/calendar-date.ts';
import type { AuditHead, AuditProblem, AuditVerification } from '../../shared/wire/audit.ts';
import {
  countPendingEntries,
  findInsertedEntry,
  listAuditErasures,
  listChainLinks,
  loadAuditHead,
} from '../store/audit-seals.ts';
import type { Database } from '../store/database.ts';
import { createChainCheck } from './check-chain.ts';

export interface VerifyDeps {
  readonly database: Database;
  readonly now: () => Date;
  /** Heads kept outside of the database. */
  readonly anchors: readonly AuditHead[];
}

const pageSize = 1000;
/** Sealing takes a second; what waits longer than this is reported. */
const longestWaitMs = 10 * 60_000;

/** Checks every entry against its seal, every seal against the one before, and the chain against the kept heads. */
export async function verifyLog(deps: VerifyDeps): Promise<AuditVerification> {
  const found = await walkLog(deps);
  // what was erased while the walk went on looks like a loss; a second look tells
  return found.sound ? found : walkLog(deps);
}

async function walkLog({ database, now, anchors }: VerifyDeps): Promise<AuditVerification> {
  const checkedAt = now();
  // what is sealed while the walk goes on is looked at the next time
  const { head, erasures } = await database.read(async (queryable) => ({
    head: await loadAuditHead(queryable),
    erasures: await listAuditErasures(queryable),
  }));
  const check = createChainCheck({ erasures, anchors });
  for (let after = 0; ; ) {
    const links = await database.read((queryable) => listChainLinks(queryable, { after, limit: pageSize }));
    for (const link of links) if (link.seal.sequence <= (head?.sequence ?? 0)) check.add(link);
    after = links.at(-1)?.seal.sequence ?? 0;
    if (links.length < pageSize || after >= (head?.sequence ?? 0)) break;
  }
  const { checked, erased, problem } = check.finish();
  const { inserted, waiting } = await database.read(async (queryable) => ({
    inserted: await findInsertedEntry(queryable),
    waiting: await countPendingEntries(queryable),
  }));
  const isLate = waiting.oldest !== null && checkedAt.getTime() - Date.parse(waiting.oldest) > longestWaitMs;
  const firstProblem: AuditProblem | null =
    problem ??
    (inserted === null ? null : { kind: 'inserted', sequence: null, at: inserted }) ??
    (waiting.lost === 0 ? null : { kind: 'missing', sequence: null, at: null }) ??
    (isLate ? { kind: 'waiting', sequence: null, at: waiting.oldest } : null);
  return {
    sound: firstProblem === null,
    checkedAt: toInstant(checkedAt),
    entries: checked,
    erased,
    waiting: waiting.count,
    head,
    anchors: anchors.length,
    firstProblem,
  };
}
