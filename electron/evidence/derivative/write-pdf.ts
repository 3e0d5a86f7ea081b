import PDFDocument from 'pdfkit';

export interface PdfPage {
  /** JPEG. */
  readonly picture: Uint8Array;
  /** Points. */
  readonly width: number;
  readonly height: number;
}

/** A date that says nothing: the same steps on the same bytes give the same bytes. */
const NO_DATE = new Date(0);

/** A PDF of pictures and nothing else: no text layer, no attachments, no scripts, nothing of the original's metadata. */
export function writePicturePdf(pages: readonly PdfPage[]): Promise<Uint8Array> {
  const document = new PDFDocument({
    autoFirstPage: false,
    // an empty font keeps pdfkit from loading one that nothing is written in
    font: '',
    info: { Producer: 'Zweiklick', Creator: 'Zweiklick', CreationDate: NO_DATE },
  });
  const parts: Uint8Array[] = [];
  return new Promise((resolve, reject) => {
    document.on('data', (part: Uint8Array) => void parts.push(part));
    document.once('end', () => resolve(new Uint8Array(Buffer.concat(parts))));
    document.once('error', reject);
    for (const { picture, width, height } of pages) {
      document.addPage({ size: [width, height], margin: 0 });
      document.image(Buffer.from(picture), 0, 0, { width, height });
    }
    document.end();
  });
}
