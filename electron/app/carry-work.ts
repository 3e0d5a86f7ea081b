import { toInstant } from '../../shared/base/calendar-date.ts';
import { failed, ok, type Result } from '../../shared/base/result.ts';
import type { Secret } from '../../shared/base/secret.ts';
import type { ImportOutcome } from '../../shared/ipc/workstation.ts';
import { listUnsentDerivatives } from '../cache/derivative/derivative-rows.ts';
import { findEntry, listEntries, refuseEntry } from '../cache/outbox/outbox-rows.ts';
import { rebaseAll, toCommand } from '../outbox/rebase-all.ts';
import { restoreCopies, restoreEntries } from '../outbox/recover.ts';
import type { Clock } from '../ports/clock.ts';
import type { OpenDesk } from './open-desk.ts';
import { openWork, sealWork, type WorkContent } from './work-file.ts';

export interface ExportedWork {
  readonly bytes: Uint8Array;
  readonly commands: number;
  readonly copies: number;
}

/** Everything the server does not have, in one encrypted file. Nothing changes here: it may be sent from here as well. */
export async function exportWork(
  { db, blobs, copies, workerId }: OpenDesk,
  passphrase: Secret,
  clock: Pick<Clock, 'now'>,
): Promise<ExportedWork> {
  const made = listUnsentDerivatives(db);
  const contents: WorkContent['contents'] = [];
  for (const hash of new Set(made.map(({ contentHash }) => contentHash))) {
    const bytes = await (blobs.has(hash) ? blobs : copies).read(hash);
    if (bytes.ok) contents.push({ hash, bytes: Buffer.from(bytes.value).toString('base64') });
  }
  const commands = listEntries(db).map((entry) => ({
    command: toCommand(entry),
    refusal:
      entry.state === 'refused' && entry.refusal !== null && entry.refusedAt !== null
        ? { reason: entry.refusal, at: entry.refusedAt }
        : null,
  }));
  const work = { workerId, exportedAt: toInstant(clock.now()), commands, copies: [...made], contents };
  return { bytes: await sealWork(work, passphrase), commands: commands.length, copies: contents.length };
}

/**
 * Takes over what a file has. The same commands a second time change nothing, here or on the server: it knows them by
 * their ids. Durable when it answers, in the journal as well.
 */
export async function importWork(desk: OpenDesk, file: Uint8Array, passphrase: Secret): Promise<ImportOutcome> {
  const opened = await openWork(file, passphrase);
  if (!opened.ok) return { outcome: opened.failure };
  const work = opened.value;
  if (work.workerId !== desk.workerId) return { outcome: 'other-person' };
  const stored = await storeContents(desk, work);
  if (!stored.ok) throw Object.assign(new Error('No room for working copies'), { code: 'ENOSPC' });
  const { db, journal } = desk.outbox;
  return db.transaction(() => {
    const fresh = work.commands.filter(({ command }) => findEntry(db, command.commandId) === undefined);
    journal.append([
      ...work.copies.map((copy) => ({ record: 'copy' as const, copy })),
      ...fresh.map(({ command }) => ({ record: 'enqueued' as const, command })),
    ]);
    restoreEntries(
      db,
      fresh.map(({ command }) => command),
    );
    for (const { command, refusal } of fresh) {
      if (refusal !== null) refuseEntry(db, command.commandId, refusal.reason, toInstant(new Date(refusal.at)));
    }
    restoreCopies(db, work.copies);
    rebaseAll(db);
    return { outcome: 'imported', fresh: fresh.length, known: work.commands.length - fresh.length };
  });
}

/** Bytes that do not have their hash are passed over; the server then refuses what would file them. */
async function storeContents(
  { blobs, copies }: OpenDesk,
  { contents }: WorkContent,
): Promise<Result<undefined, 'full'>> {
  for (const { hash, bytes } of contents) {
    for (const store of [copies, blobs]) {
      const written = await store.write(hash, Buffer.from(bytes, 'base64'));
      if (!written.ok && written.failure.kind === 'disk-full') return failed('full');
    }
  }
  return ok();
}
