import type { Instant } from '../../shared/base/calendar-date.ts';
import type { ContentHash, ProcessNumber, SubmissionId } from '../../shared/base/ids.ts';
import type { Applicant, Declared } from '../../shared/domain/submission.ts';
import type { SubmissionResponse } from '../../shared/wire/submissions.ts';
import type { Transaction } from './database.ts';

export interface NewSubmission {
  readonly id: SubmissionId;
  readonly processNumber: ProcessNumber;
  readonly procedureId: string;
  readonly procedureVersion: number;
  readonly applicant: Applicant;
  readonly declared: Declared;
  readonly sentAt: Instant;
  readonly receivedAt: Instant;
  readonly fingerprint: string;
  readonly copyHash: ContentHash;
  readonly answer: SubmissionResponse;
}

export interface NewAttachment {
  readonly contentHash: ContentHash;
  /** Safe to show and to store. */
  readonly name: string;
  /** As the sender said; never shown without a guard, never trusted. */
  readonly claimedName: string;
  readonly claimedType: string;
}

const lock = 'SELECT pg_advisory_xact_lock(hashtextextended(:id, 0))';
const find = 'SELECT fingerprint, answer FROM submission WHERE id = :id';
/** The number is reserved until here. */
const insert = `
  WITH redeemed AS (DELETE FROM process_number_reservation WHERE submission_id = :id), taken AS (
  INSERT INTO submission (id, process_number, procedure_id, procedure_version, applicant, declared, sent_at, received_at,
    fingerprint, copy_hash, answer)
  VALUES (:id, :processNumber, :procedureId, :procedureVersion, :applicant::jsonb, :declared::jsonb, :sentAt,
    :receivedAt, :fingerprint, :copyHash, :answer::jsonb))
  INSERT INTO attachment (submission_id, position, content_hash, name, claimed_name, claimed_type)
  SELECT :id, position - 1, content_hash, name, claimed_name, claimed_type
  FROM unnest(:hashes::text[], :names::text[], :claimedNames::text[], :claimedTypes::text[])
    WITH ORDINALITY AS given (content_hash, name, claimed_name, claimed_type, position)`;

/** The same id sent twice at once waits here; the second one then finds what the first one left. */
export async function lockSubmissionId(transaction: Transaction, id: SubmissionId): Promise<void> {
  await transaction.query(lock, { id });
}

export async function findSubmissionAnswer(
  transaction: Transaction,
  id: SubmissionId,
): Promise<{ readonly fingerprint: string; readonly answer: unknown } | undefined> {
  const [row] = await transaction.query<{ fingerprint: string; answer: unknown }>(find, { id });
  return row;
}

export async function insertSubmission(
  transaction: Transaction,
  submission: NewSubmission,
  attachments: readonly NewAttachment[],
): Promise<void> {
  await transaction.query(insert, {
    ...submission,
    hashes: attachments.map(({ contentHash }) => contentHash),
    names: attachments.map(({ name }) => name),
    claimedNames: attachments.map(({ claimedName }) => claimedName),
    claimedTypes: attachments.map(({ claimedType }) => claimedType),
  });
}
