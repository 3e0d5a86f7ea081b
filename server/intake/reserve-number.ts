import type { Instant } from '../../shared/base/calendar-date.ts';
import type { ProcessNumber, SubmissionId } from '../../shared/base/ids.ts';
import type { Transaction } from '../store/database.ts';
import { findReservation, putReservation, takeProcessCount } from '../store/process-numbers.ts';
import { formatProcessNumber, monthOfReceipt } from './process-number.ts';

export interface ReservedNumber {
  readonly processNumber: ProcessNumber;
  /** Of the first time: all of it had reached the office then, whatever became of the server (§ 37 SGB II). */
  readonly receivedAt: Instant;
}

/**
 * The process number of a submission whose id is locked. The same submission sent again, because the server was killed or
 * the disk was full, goes on with the number and the moment that it already had; other content under its id keeps only
 * the number. What was never sent again stays reserved and so explains the gap.
 */
export async function reserveNumber(
  transaction: Transaction,
  id: SubmissionId,
  { fingerprint, receivedAt }: { readonly fingerprint: string; readonly receivedAt: Instant },
): Promise<ReservedNumber> {
  const known = await findReservation(transaction, id);
  if (known?.fingerprint === fingerprint) return known;
  const month = monthOfReceipt(receivedAt);
  const processNumber = known?.processNumber ?? formatProcessNumber(month, await takeProcessCount(transaction, month));
  await putReservation(transaction, id, { processNumber, fingerprint, receivedAt });
  return { processNumber, receivedAt };
}
