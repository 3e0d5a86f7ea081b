import { dayInBerlin, toInstant } from '../../shared/base/calendar-date.ts';
import { failure } from '../../shared/base/failure.ts';
import type { CaseId, ContentHash } from '../../shared/base/ids.ts';
import { failed, ok } from '../../shared/base/result.ts';
import type { ResponseOf } from '../../shared/ipc/index.ts';
import type { InventoryRow, inventoryChannels } from '../../shared/ipc/inventory.ts';
import { contentOfOpenTasks, referencedContent } from '../cache/content/content-rows.ts';
import { listDeputyships } from '../cache/deputyship/deputyship-rows.ts';
import { describeCache } from '../cache/describe.ts';
import type { ReadableDatabase } from '../cache/handle.ts';
import { decidePresence, type PresenceFacts, type PresenceReason } from '../cache/inventory/decide-presence.ts';
import {
  hasUnsentWorkOfCase,
  type InventoryCase,
  listCasesOfContents,
  listContentsOfCases,
  listInventoryCases,
} from '../cache/inventory/inventory-rows.ts';
import { listRemovals, recordRemoval } from '../cache/removal/removal-rows.ts';
import { findWorker, listWorkers } from '../cache/worker/worker-rows.ts';
import { noteRemovals } from '../outbox/read-journal.ts';
import { atDesk, type Desk, type HandlersOf } from './handler.ts';

const REMOVALS_SHOWN = 20;

export const inventoryHandlers: HandlersOf<keyof typeof inventoryChannels> = {
  'inventory.list': atDesk(({ offset, limit }, desk, { clock }) => {
    const { db } = desk;
    const facts = presenceFacts(desk, clock.now());
    const cases = listInventoryCases(db, { offset, limit });
    const stored = storedContents(
      desk,
      cases.map(({ id }) => id),
    );
    return ok({
      rows: cases.map((one) => rowOf(db, one, { ...decidePresence(facts, one), stored: stored.get(one.id) ?? [] })),
      total: describeCache(db).cases,
      sums: offset === 0 ? sumUp(desk, facts) : null,
      removals: listRemovals(db, { limit: REMOVALS_SHOWN }).map(({ at, reason, counts }) => ({ at, reason, counts })),
    });
  }),
  'inventory.remove': atDesk(async ({ caseId }, desk, { clock, newId }) => {
    const { db, blobs } = desk;
    if (hasUnsentWorkOfCase(db, caseId)) return failed(failure('conflict'));
    const removable = removableOf(storedContents(desk, [caseId]).get(caseId) ?? []);
    for (const { contentHash } of removable) await blobs.remove(contentHash);
    const counts = { cases: 0, tasks: 0, documents: removable.length, checks: 0, readings: 0 };
    if (removable.length > 0) {
      db.transaction(() => {
        recordRemoval(db, { at: toInstant(clock.now()), reason: 'by-hand', caseId, counts });
        noteRemovals(desk, newId);
        db.touch('file-documents');
      });
    }
    return ok({ documents: removable.length, bytes: sum(removable) });
  }),
};

interface StoredContent {
  readonly contentHash: ContentHash;
  readonly size: number;
  readonly isNeeded: boolean;
}

function rowOf(
  db: ReadableDatabase,
  one: InventoryCase,
  {
    reasons,
    until,
    stored,
  }: {
    readonly reasons: readonly PresenceReason[];
    readonly until: InventoryRow['until'];
    readonly stored: readonly StoredContent[];
  },
): InventoryRow {
  const removable = removableOf(stored);
  return {
    caseId: one.id,
    caseNumber: one.caseNumber,
    names: one.names,
    reasons: reasons.map((reason) =>
      reason.kind === 'deputy'
        ? { kind: 'deputy', name: findWorker(db, reason.absentWorkerId)?.displayName ?? '', until: reason.until }
        : { kind: reason.kind },
    ),
    until,
    entries: 1 + one.tasks.length,
    documents: stored.length,
    bytes: sum(stored),
    lastUsedAt: one.lastUsedAt,
    removable: hasUnsentWorkOfCase(db, one.id) ? null : { documents: removable.length, bytes: sum(removable) },
  };
}

/** Of these households, what has its bytes here. */
function storedContents(
  { db, blobs }: Desk,
  caseIds: readonly CaseId[],
): ReadonlyMap<CaseId, readonly StoredContent[]> {
  const needed = contentOfOpenTasks(db);
  const contents = listContentsOfCases(db, caseIds)
    .filter(({ contentHash }) => blobs.has(contentHash))
    .map((content) => ({ ...content, isNeeded: needed.has(content.contentHash) }));
  return Map.groupBy(contents, ({ caseId }) => caseId);
}

/** Over all households. */
function sumUp({ db, blobs }: Desk, facts: PresenceFacts): NonNullable<ResponseOf<'inventory.list'>['sums']> {
  const { cases, tasks, documents } = describeCache(db);
  const here = [...referencedContent(db)].filter((hash) => blobs.has(hash));
  const stored = new Map(listCasesOfContents(db, here).map(({ contentHash, size }) => [contentHash, size]));
  return {
    cases,
    tasks,
    documents,
    deputyCases: listInventoryCases(db).filter((one) => decidePresence(facts, one).until !== null).length,
    storedDocuments: stored.size,
    storedBytes: [...stored.values()].reduce((total, size) => total + size, 0),
  };
}

function removableOf(stored: readonly StoredContent[]): readonly StoredContent[] {
  return stored.filter(({ isNeeded }) => !isNeeded);
}

function presenceFacts({ db, workerId }: Desk, now: Date): PresenceFacts {
  const teamId = findWorker(db, workerId)?.teamId ?? null;
  return {
    me: { id: workerId, teamId },
    colleagues: new Set(
      listWorkers(db)
        .filter((worker) => worker.teamId === teamId)
        .map(({ id }) => id),
    ),
    deputyships: listDeputyships(db),
    today: dayInBerlin(now),
  };
}

function sum(contents: readonly StoredContent[]): number {
  return contents.reduce((total, { size }) => total + size, 0);
}
