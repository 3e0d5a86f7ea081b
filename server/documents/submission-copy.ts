import PDFDocument from 'pdfkit';
import { collectPdf } from './collect-pdf.ts';
import { drawCopy } from './submission-copy-drawing.ts';
import { planCopy } from './submission-copy-plan.ts';
import { createTypesetter } from './typesetter.ts';

export interface LabelledValue {
  /** German, as the procedure's definition has it. */
  readonly label: string;
  /** Already formatted for people: `23.11.2026`, `612,50 €`. */
  readonly value: string;
}

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
export async function renderSubmissionCopy(input: SubmissionCopyInput): Promise<Uint8Array> {
  const receivedAt = new Date(input.receivedAt);
  const document = new PDFDocument({
    subset: 'PDF/A-2b',
    pdfVersion: '1.7',
    tagged: true,
    lang: 'de-DE',
    displayTitle: true,
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    // The library types `font` as a name; null keeps the standard font, which cannot be embedded, out of the file.
    font: null as unknown as string,
    info: {
      // No names here: viewers show these as the window's title.
      Title: `Durchschrift ${metadataText(input.processNumber)}`,
      Author: metadataText(input.officeName),
      Subject: 'Durchschrift der Einreichung',
      Creator: 'Zweiklick',
      Producer: 'Zweiklick',
      CreationDate: receivedAt,
    },
  });
  const finished = collectPdf(document);
  const typesetter = createTypesetter(document);
  const pages = planCopy(input, typesetter);
  drawCopy(document, typesetter, pages, {
    left: `${input.officeName} · Vorgang ${input.processNumber}`,
    right: (page, count) => `Seite ${page} von ${count}`,
  });
  return finished;
}

/** The library writes the metadata packet (XMP) without escaping, so what would break XML stays out. */
function metadataText(text: string): string {
  return text.replace(/[<>&"'\p{C}]/gu, ' ').slice(0, 200);
}
