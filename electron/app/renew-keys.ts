import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Secret } from '../../shared/base/secret.ts';
import { referencedContent } from '../cache/content/content-rows.ts';
import { openCache } from '../cache/open.ts';
import { rekeyCache } from '../cache/rekey.ts';
import { outboxJournals } from '../outbox/journal.ts';
import { readJournals } from '../outbox/read-journal.ts';
import type { JournalFormat } from '../outbox/sealed-journal.ts';
import type { Clock } from '../ports/clock.ts';
import type { KeyVault } from '../ports/key-vault.ts';
import { JOURNAL_KEY_FILE } from './journal-keys.ts';
import { blobFolder, newIv, openBlobsOf } from './open-desk.ts';
import { type DataKeys, deriveKeys, type KeyRing, newMaster, openKeyRing, writeRing } from './open-keys.ts';

interface RenewalPlace {
  readonly profileDir: string;
  readonly vault: KeyVault;
  readonly clock: Pick<Clock, 'now'>;
}

/**
 * Gives a profile a new master key and brings everything under it: caches, journals, documents of every person who has
 * data here. Nothing of the profile may be open. In two phases: first the new key is stored beside the old one, then data
 * move, last the old key goes. Killed at any moment it goes on with `finishRenewal`; until then both keys are tried.
 * Throws when the disk is full or the vault refuses; the profile can be used then all the same.
 */
export async function renewKeys(place: RenewalPlace): Promise<void> {
  const ring = await openKeyRing(place.profileDir, place.vault);
  if (ring.next === null) await writeRing(place.profileDir, place.vault, { ...ring, next: newMaster() });
  await finishRenewal(place);
}

/** Does nothing when no renewal was begun. */
export async function finishRenewal(place: RenewalPlace): Promise<void> {
  const ring = await openKeyRing(place.profileDir, place.vault);
  if (ring.next === null) return;
  const workers = join(place.profileDir, 'workers');
  const names = await readdir(workers).catch(() => []);
  for (const workerId of names) {
    await moveData({ dir: join(workers, workerId), ring, ...keysOf(ring, ring.next, workerId) }, place.clock);
  }
  await writeRing(place.profileDir, place.vault, { generation: ring.generation + 1, current: ring.next, next: null });
  for (const workerId of names) {
    await rm(blobFolder(join(workers, workerId), ring.generation), { recursive: true, force: true });
  }
}

interface Moving {
  readonly dir: string;
  readonly ring: KeyRing;
  readonly from: DataKeys;
  readonly to: DataKeys;
}

function keysOf(ring: KeyRing, next: Secret<Uint8Array>, workerId: string): Pick<Moving, 'from' | 'to'> {
  return { from: deriveKeys(ring.current, workerId), to: deriveKeys(next, workerId) };
}

async function moveData({ dir, ring, from, to }: Moving, clock: Pick<Clock, 'now'>): Promise<void> {
  const cacheFile = join(dir, 'cache.db');
  if (!existsSync(join(dir, JOURNAL_KEY_FILE))) {
    moveJournal(outboxJournals, join(dir, 'outbox.journal'), from, to);
    moveJournal(readJournals, join(dir, 'reads.journal'), from, to);
  }
  if (rekeyCache(cacheFile, from.cache, to.cache) !== 'done') return; // a cache nobody can open is set aside later
  const opened = openCache({ role: 'writer', file: cacheFile, key: to.cache });
  if (!opened.ok) return;
  const hashes = referencedContent(opened.value);
  opened.value.close();
  const former = await openBlobsOf(dir, ring.generation, from.blobs, clock);
  const store = await openBlobsOf(dir, ring.generation + 1, to.blobs, clock);
  for (const hash of hashes) {
    if (store.has(hash) || !former.has(hash)) continue;
    const bytes = await former.read(hash);
    if (!bytes.ok) continue; // damaged: it comes again from the server
    const written = await store.write(hash, bytes.value);
    if (!written.ok) throw Object.assign(new Error('No room for the documents'), { code: 'ENOSPC' });
  }
}

/** Only where the server has given no key for journals: with one they do not depend on the machine's keys. */
function moveJournal<Entry>(format: JournalFormat<Entry>, file: string, from: DataKeys, to: DataKeys): void {
  if (!existsSync(file)) return;
  const { records, intact } = format.readWithAny(file, [to.journal, from.journal]);
  if (intact) format.rewrite(file, to.journal, newIv, records);
}
