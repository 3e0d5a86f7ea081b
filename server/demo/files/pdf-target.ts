import PDFDocument from 'pdfkit';
import { collectPdf } from '../../documents/collect-pdf.ts';
import { createTypesetter } from '../../documents/typesetter.ts';
import type { PageModel, Surface } from './surface.ts';

export interface PdfDetails {
  readonly title: string;
  readonly producer: string;
  readonly createdAt: Date;
}

/** A PDF with real text and embedded fonts, as a program writes it. */
export function renderDigitalPdf(pages: readonly PageModel[], details: PdfDetails): Promise<Uint8Array> {
  return renderPdf(pages, details);
}

/** A picture on a page and nothing else: what a scanner writes. */
export interface ScannedPage {
  readonly jpeg: Uint8Array;
  /** Points. */
  readonly width: number;
  readonly height: number;
  /** Degrees clockwise by which a viewer has to turn the page (ISO 32000-1, 7.7.3.3). */
  readonly rotate?: 90 | 180 | 270;
}

export function renderImagePdf(pages: readonly ScannedPage[], details: PdfDetails): Promise<Uint8Array> {
  return renderPdf(pages, details);
}

/** Pages with text and pages that are pictures, as somebody puts them together. */
export async function renderPdf(pages: readonly (PageModel | ScannedPage)[], details: PdfDetails): Promise<Uint8Array> {
  const document = openDocument(details);
  const finished = collectPdf(document);
  const surface = surfaceOn(document);
  for (const page of pages) {
    document.addPage({ size: [page.width, page.height], margin: 0 });
    if ('jpeg' in page) {
      document.image(Buffer.from(page.jpeg), 0, 0, { width: page.width, height: page.height });
      if (page.rotate !== undefined) Object.assign(document.page.dictionary.data, { Rotate: page.rotate });
    } else {
      if (page.paper !== '#ffffff') document.rect(0, 0, page.width, page.height).fill(page.paper);
      page.draw(surface);
    }
  }
  document.end();
  return finished;
}

function surfaceOn(document: PDFKit.PDFDocument): Surface {
  const typesetter = createTypesetter(document);
  return {
    text: (line, x, y, style) => typesetter.write(line, x, y, style),
    line: (from, to, stroke) => {
      document.lineWidth(stroke.width).moveTo(from.x, from.y).lineTo(to.x, to.y).stroke(stroke.color);
    },
    rectangle: ({ x, y, width, height }, { fill, stroke }) => {
      if (fill !== undefined) document.rect(x, y, width, height).fill(fill);
      if (stroke !== undefined) document.lineWidth(stroke.width).rect(x, y, width, height).stroke(stroke.color);
    },
    curve: (points, stroke) => {
      const [first, ...others] = points;
      if (first === undefined) return;
      document.lineWidth(stroke.width).lineCap('round').moveTo(first.x, first.y);
      for (const [index, point] of others.entries()) {
        const next = others[index + 1] ?? point;
        document.quadraticCurveTo(point.x, point.y, (point.x + next.x) / 2, (point.y + next.y) / 2);
      }
      document.stroke(stroke.color);
    },
    picture: (picture, { x, y, width, height }) => {
      document.image(picture.toBuffer('image/png'), x, y, { width, height });
    },
  };
}

function openDocument(details: PdfDetails): PDFKit.PDFDocument {
  return new PDFDocument({
    pdfVersion: '1.7',
    autoFirstPage: false,
    margin: 0,
    // The library types `font` as a name; null keeps the standard font, which is never embedded, out of the file.
    font: null as unknown as string,
    info: {
      Title: details.title,
      Producer: details.producer,
      Creator: details.producer,
      CreationDate: details.createdAt,
    },
  });
}
