import PDFDocument from 'pdfkit';
import { archivalFrame } from './archival-frame.ts';
import { collectPdf } from './collect-pdf.ts';
import { drawPages } from './draw-pages.ts';
import { type Block, planPages } from './page-plan.ts';
import { createTypesetter } from './typesetter.ts';

export interface ArchivalPdf {
  /** No names here: viewers show it as the window's title. */
  readonly title: string;
  readonly subject: string;
  readonly officeName: string;
  readonly createdAt: Date;
  readonly blocks: readonly Block[];
  /** At the foot of every page, beside the page number. */
  readonly footer: string;
  /** Goes inside the document, for machines; makes it PDF/A-3b, which allows any file inside. */
  readonly attachment?: {
    readonly name: string;
    readonly mediaType: string;
    readonly description: string;
    readonly bytes: Uint8Array;
  };
}

/** Here or in a thread of its own (`document-thread.ts`): the bytes are the same. */
export type RenderPdf = (input: ArchivalPdf) => Promise<Uint8Array>;

/**
 * A document for the file that nobody can change unseen: PDF/A, tagged, fonts embedded. The same input gives the same
 * bytes, because documents are stored under their hash.
 */
export async function renderArchivalPdf(input: ArchivalPdf): Promise<Uint8Array> {
  const { attachment, createdAt } = input;
  const document = new PDFDocument({
    subset: attachment === undefined ? 'PDF/A-2b' : 'PDF/A-3b',
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
      Title: metadataText(input.title),
      Author: metadataText(input.officeName),
      Subject: metadataText(input.subject),
      Creator: 'Zweiklick',
      Producer: 'Zweiklick',
      CreationDate: createdAt,
    },
  });
  const finished = collectPdf(document);
  if (attachment !== undefined) {
    const { name, mediaType, description, bytes } = attachment;
    const dates = { creationDate: createdAt, modifiedDate: createdAt };
    // `relationship` (ISO 19005-3, 6.8) is missing in the library's types: the JSON is the source of the page
    const options = { name, type: mediaType, description, ...dates, relationship: 'Source' };
    document.file(Buffer.from(bytes), options);
  }
  const typesetter = createTypesetter(document);
  drawPages(document, typesetter, planPages(input.blocks, archivalFrame, typesetter), {
    left: input.footer,
    right: (page, count) => `Seite ${page} von ${count}`,
  });
  return finished;
}

/** The library writes the metadata packet (XMP) without escaping, so what would break XML stays out. */
function metadataText(text: string): string {
  return text.replace(/[<>&"'\p{C}]/gu, ' ').slice(0, 200);
}
