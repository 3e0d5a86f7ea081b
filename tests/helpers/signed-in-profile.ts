import { openTrustedTime } from '../../electron/app/trusted-time.ts';
import { systemClock } from '../../electron/ports/clock.ts';
import type { KeyVault } from '../../electron/ports/key-vault.ts';
import { createSessionStore } from '../../electron/sync/session-store.ts';
import { toInstant } from '../../shared/base/calendar-date.ts';
import type { Worker } from '../../shared/domain/worker.ts';
import type { Session } from '../../shared/wire/session.ts';
import { sampleWorker } from './sample-rows.ts';
import { memoryVault } from './test-core.ts';

/** As the server gives it; the same every time. */
export const sampleJournalKey = Buffer.alloc(32, 11).toString('base64');

export function sampleSession(worker: Worker = sampleWorker(), changes: Partial<Session> = {}): Session {
  return {
    token: 'x'.repeat(40),
    expiresAt: toInstant(new Date(Date.now() + 3_600_000)),
    worker,
    offlineTrustHours: 72,
    journalKey: sampleJournalKey,
    ...changes,
  };
}

/** Somebody has signed in on this profile, and the server was heard just now: the next start goes on without a network. */
export async function signInOn(
  profileDir: string,
  { vault = memoryVault(), session = sampleSession() }: { vault?: KeyVault; session?: Session } = {},
): Promise<void> {
  await createSessionStore(profileDir, vault).save({ session, provider: null });
  const time = await openTrustedTime(profileDir, vault, systemClock);
  time.contact(new Date());
  await time.save();
  time.stop();
}
