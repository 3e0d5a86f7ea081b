import type { CalendarDate, Instant } from '../../shared/base/calendar-date.ts';
import type { CommandId, ContentHash, FileDocumentId, ProcessNumber } from '../../shared/base/ids.ts';
import type { LetterReason } from '../../shared/domain/letter-reason.ts';

/** A letter for the citizen's mailbox at the portal (Postfach). It is in the file as well, with the same bytes. */
export interface LetterMessage {
  /** Grows when the form of the messages changes. */
  readonly format: 1;
  readonly target: 'postfach';
  readonly kind: 'request' | 'return' | 'cede';
  readonly processNumber: ProcessNumber;
  /** Reason code (DOMAIN.md section 13), for the portal's own texts. Never health data. */
  readonly reason: LetterReason;
  readonly writtenAt: Instant;
  readonly dueOn: CalendarDate | null;
  readonly document: {
    readonly id: FileDocumentId;
    readonly contentHash: ContentHash;
    readonly fileName: string;
    readonly mediaType: 'application/pdf';
    readonly base64: string;
  };
}

/** One key a letter: a task may need several. */
export function letterKey(processNumber: ProcessNumber, command: CommandId): string {
  return `${processNumber}-postfach-${command}`;
}
