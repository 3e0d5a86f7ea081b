import { type RenderPdf, renderArchivalPdf } from './archival-pdf.ts';
import type { LabelledValue } from './document-parts.ts';
import { planCopy } from './submission-copy-plan.ts';

export interface ListedAttachment {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** What the bytes are, not what the sender called them. */
  readonly mediaType: string;
  /** 64 hexadecimal digits. */
  readonly sha256: string;
}

export interface SubmissionCopyInput {
  readonly officeName: string;
  readonly processNumber: string;
  /** The moment of receipt; legally decisive, so it is printed exactly. */
  readonly receivedAt: Date | string;
  /** When the sender says it was sent. */
  readonly sentAt?: Date | string;
  readonly procedureLabel: string;
  readonly applicant: readonly LabelledValue[];
  readonly declared: readonly LabelledValue[];
  readonly attachments: readonly ListedAttachment[];
}

/**
 * The Durchschrift: what a citizen declared, as an unalterable document for the file (PDF/A-2b, tagged, fonts
 * embedded). The same input gives the same bytes, because documents are stored under their hash.
 */
export function renderSubmissionCopy(
  input: SubmissionCopyInput,
  render: RenderPdf = renderArchivalPdf,
): Promise<Uint8Array> {
  return render({
    title: `Durchschrift ${input.processNumber}`,
    subject: 'Durchschrift der Einreichung',
    officeName: input.officeName,
    createdAt: new Date(input.receivedAt),
    blocks: planCopy(input),
    footer: `${input.officeName} · Vorgang ${input.processNumber}`,
  });
}
