import { toInstant } from '../../shared/base/calendar-date.ts';
import type { WorkerId } from '../../shared/base/ids.ts';
import type { AuditFilter } from '../../shared/wire/audit.ts';
import { findAuditRange, listMatchingNumbers } from '../store/audit-reads.ts';
import { listAuditErasures, listChainLinks, loadAuditHead } from '../store/audit-seals.ts';
import type { Database } from '../store/database.ts';
import { type AuditContent, genesisHash, type Seal } from './chain.ts';
import type { Erasure } from './check-chain.ts';

/** One line of an exported log, NDJSON. */
export type ExportLine =
  | {
      readonly line: 'begin';
      readonly format: 1;
      readonly exportedAt: string;
      readonly exportedBy: WorkerId | null;
      readonly reason: string;
      readonly filter: AuditFilter;
      /** Number and hash before the first seal below. */
      readonly start: { readonly sequence: number; readonly previousHash: string };
      readonly erasures: readonly Erasure[];
      /** The newest seal of the log when it was exported. */
      readonly head: { readonly sequence: number; readonly hash: string } | null;
    }
  /** Every seal from the first to the last match; the content only of what matches. */
  | { readonly line: 'entry'; readonly seal: Seal; readonly content: AuditContent | null | 'left-out' }
  | { readonly line: 'end'; readonly entries: number };

export interface ExportDeps {
  readonly database: Database;
  readonly now: () => Date;
}

const pageSize = 1000;

/**
 * The matching entries with every seal in between, so that a part can be checked outside of this system
 * (`audit verify --file`) while the content of everything else stays here.
 */
export async function* exportLog(
  { database, now }: ExportDeps,
  asked: { readonly filter: AuditFilter; readonly reason: string; readonly by: WorkerId | null },
): AsyncGenerator<ExportLine> {
  const { filter, reason } = asked;
  const facts = await database.read(async (queryable) => {
    const range = await findAuditRange(queryable, filter);
    const before = range === null ? 0 : range.first - 1;
    const [previous] = before === 0 ? [] : await listChainLinks(queryable, { after: before - 1, limit: 1 });
    return {
      range,
      start: { sequence: before + 1, previousHash: previous?.seal.chainHash ?? genesisHash },
      erasures: await listAuditErasures(queryable),
      head: await loadAuditHead(queryable),
    };
  });
  const { range, start, erasures, head } = facts;
  yield {
    line: 'begin',
    format: 1,
    exportedAt: toInstant(now()),
    exportedBy: asked.by,
    reason,
    filter,
    start,
    erasures,
    head: head === null ? null : { sequence: head.sequence, hash: head.hash },
  };
  let entries = 0;
  for (let after = start.sequence - 1; range !== null && after < range.last; ) {
    const through = Math.min(after + pageSize, range.last);
    const page = await database.read(async (queryable) => ({
      links: await listChainLinks(queryable, { after, limit: through - after }),
      wanted: await listMatchingNumbers(queryable, filter, { after, through }),
    }));
    for (const { seal, content } of page.links) {
      const isWanted = page.wanted.has(seal.sequence);
      if (isWanted) entries += 1;
      yield { line: 'entry', seal, content: isWanted || content === null ? content : 'left-out' };
    }
    after = through;
  }
  yield { line: 'end', entries };
}
