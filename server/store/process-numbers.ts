import type { Instant } from '../../shared/base/calendar-date.ts';
import type { ProcessNumber, SubmissionId } from '../../shared/base/ids.ts';
import type { Queryable, Transaction } from './database.ts';

/** A process number that belongs to a submission which is not taken yet. */
export interface Reservation {
  readonly processNumber: ProcessNumber;
  /** Of everything that was sent; the same submission sent again has the same. */
  readonly fingerprint: string;
  readonly receivedAt: Instant;
}

const countUp = `
  INSERT INTO process_number_counter (month, last) VALUES (:month, 1)
  ON CONFLICT (month) DO UPDATE SET last = process_number_counter.last + 1
  RETURNING last`;
const find = `
  SELECT process_number AS "processNumber", fingerprint, received_at AS "receivedAt"
  FROM process_number_reservation WHERE submission_id = :id`;
const put = `
  INSERT INTO process_number_reservation (submission_id, process_number, fingerprint, received_at)
  VALUES (:id, :processNumber, :fingerprint, :receivedAt)
  ON CONFLICT (submission_id) DO UPDATE SET fingerprint = excluded.fingerprint, received_at = excluded.received_at`;

/**
 * The next number of the month, from 1. Everybody else who wants one waits until the transaction ends, so it is short; one
 * that fails leaves no gap.
 */
export async function takeProcessCount(transaction: Transaction, month: string): Promise<number> {
  const [row] = await transaction.query<{ last: number }>(countUp, { month });
  if (row === undefined) throw new Error('the counter of process numbers did not answer');
  return row.last;
}

export async function findReservation(queryable: Queryable, id: SubmissionId): Promise<Reservation | undefined> {
  const [row] = await queryable.query<Reservation>(find, { id });
  return row;
}

/** A submission has one number for ever: what it consists of may be replaced, the number may not. */
export async function putReservation(
  transaction: Transaction,
  id: SubmissionId,
  reservation: Reservation,
): Promise<void> {
  await transaction.query(put, { id, ...reservation });
}
