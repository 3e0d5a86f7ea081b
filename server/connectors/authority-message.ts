import type { Instant } from '../../shared/base/calendar-date.ts';
import type { ContentHash, ProcessNumber } from '../../shared/base/ids.ts';
import type { Applicant, Attachment, Declared } from '../../shared/domain/submission.ts';
import type { Task } from '../../shared/domain/task.ts';
import type { Procedure } from '../../shared/procedures/procedure.ts';

/** A document of an Abgabe: the bytes lie beside the message, under `file`. */
export interface CededDocument {
  readonly role: 'copy' | 'proof';
  /** Name within the folder of the message; made here, so that it is safe and unique. */
  readonly file: string;
  /** As the sender called it. */
  readonly name: string;
  readonly mediaType: Attachment['mediaType'];
  /** Bytes. */
  readonly size: number;
  /** SHA-256. */
  readonly contentHash: ContentHash;
}

/**
 * Abgabe to the authority that is responsible (§ 16 Abs. 2 SGB I): everything that was received, and when, since an
 * application counts from that day.
 */
export interface AuthorityMessage {
  /** Grows when the form of the messages changes. */
  readonly format: 1;
  readonly target: 'authority';
  /** Name of the receiver, as the caseworker wrote it. */
  readonly authority: string;
  readonly reason: string;
  readonly processNumber: ProcessNumber;
  readonly procedure: string;
  readonly procedureLabel: string;
  readonly receivedAt: Instant;
  readonly cededAt: Instant;
  /** In the sender's own words: nothing of the office's records leaves with it. */
  readonly applicant: Applicant;
  readonly declared: Declared;
  readonly documents: readonly CededDocument[];
}

/** A submission is given away once. */
export function authorityKey(processNumber: ProcessNumber): string {
  return `${processNumber}-authority`;
}

/** Pure. */
export function buildAuthorityMessage(
  procedure: Pick<Procedure, 'id' | 'label'>,
  { processNumber, submission }: Pick<Task, 'processNumber' | 'submission'>,
  ceded: { readonly authority: string; readonly reason: string; readonly at: Instant },
): AuthorityMessage {
  const { copy, attachments, applicant, declared, receivedAt } = submission;
  return {
    format: 1,
    target: 'authority',
    authority: ceded.authority,
    reason: ceded.reason,
    processNumber,
    procedure: procedure.id,
    procedureLabel: procedure.label,
    receivedAt,
    cededAt: ceded.at,
    applicant,
    declared,
    documents: [copy, ...attachments].map(toDocument),
  };
}

/** The Durchschrift first, then the proofs in the order of the submission. */
function toDocument({ contentHash, name, mediaType, size }: Attachment, index: number): CededDocument {
  const role = index === 0 ? 'copy' : 'proof';
  const base = role === 'copy' ? '00-durchschrift' : `${String(index).padStart(2, '0')}-nachweis`;
  return { role, file: `${base}.${endings[mediaType]}`, name, mediaType, size, contentHash };
}

const endings: Readonly<Record<Attachment['mediaType'], string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'image/tiff': 'tif',
};
