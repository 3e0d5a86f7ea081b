import { randomBytes } from 'node:crypto';
import { toInstant } from '../../shared/base/calendar-date.ts';
import type { DeviceId, WorkerId } from '../../shared/base/ids.ts';
import { Secret } from '../../shared/base/secret.ts';
import type { Session } from '../../shared/wire/session.ts';
import type { Transaction } from '../store/database.ts';
import { ensureJournalKey } from '../store/journal-key.ts';
import { readDeputyHours } from '../store/office-settings.ts';

const keyBytes = 32;

/** What a workstation gets with every session: the key of its unsent work, and how long it may read deputies' data offline. */
export async function workstationTerms(
  transaction: Transaction,
  workerId: WorkerId,
  deviceId: DeviceId,
  now: Date,
): Promise<Required<Pick<Session, 'journalKey' | 'deputyLeaseHours'>>> {
  const fresh = new Secret(new Uint8Array(randomBytes(keyBytes)));
  const key = await ensureJournalKey(transaction, { workerId, deviceId }, fresh, toInstant(now));
  const { leaseHours } = await readDeputyHours(transaction);
  return { journalKey: Buffer.from(key.reveal()).toString('base64'), deputyLeaseHours: leaseHours };
}
