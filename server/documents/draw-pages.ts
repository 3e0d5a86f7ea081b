import { archivalFrame } from './archival-frame.ts';
import type { PlannedPage, PlannedPiece } from './page-plan.ts';
import type { TextStyle, Typesetter } from './typesetter.ts';

export interface Footer {
  readonly left: string;
  readonly right: (page: number, count: number) => string;
}

const footerStyle: TextStyle = { family: 'fira-sans', weight: 400, size: 8, color: '#4a5160' };
const footerY = 806;

/** Draws planned pages, tags what is content and marks the rest as decoration, and ends the document. */
export function drawPages(
  document: PDFKit.PDFDocument,
  typesetter: Typesetter,
  pages: readonly PlannedPage[],
  footer: Footer,
): void {
  const contents = new Map<string, { piece: PlannedPiece; marks: PDFKit.PDFStructureContent[] }>();
  for (const [index, page] of pages.entries()) {
    document.addPage({ size: 'A4', margin: 0 });
    for (const piece of page.pieces) {
      const mark = document.markStructureContent(piece.tag);
      for (const line of piece.lines) typesetter.write(line.text, line.x, line.y, piece.style);
      document.endMarkedContent();
      const key = `${piece.block}/${piece.row ?? ''}/${piece.cell ?? ''}`;
      const known = contents.get(key);
      if (known === undefined) contents.set(key, { piece, marks: [mark] });
      else known.marks.push(mark);
    }
    drawDecoration(document, typesetter, page, footer, { number: index + 1, count: pages.length });
  }
  addStructure(document, [...contents.values()]);
  document.end();
}

function drawDecoration(
  document: PDFKit.PDFDocument,
  typesetter: Typesetter,
  page: PlannedPage,
  footer: Footer,
  place: { readonly number: number; readonly count: number },
): void {
  document.markContent('Artifact', { type: 'Layout' });
  document.lineWidth(0.5).strokeColor('#c5c9d3');
  for (const y of page.rules) document.moveTo(archivalFrame.left, y).lineTo(archivalFrame.right, y).stroke();
  document.endMarkedContent();
  document.markContent('Artifact', { type: 'Pagination' });
  const right = footer.right(place.number, place.count);
  const rightX = archivalFrame.right - typesetter.widthOf(right, footerStyle);
  const [left = ''] = typesetter.lines(footer.left, footerStyle, rightX - archivalFrame.left - 20);
  typesetter.write(left, archivalFrame.left, footerY, footerStyle);
  typesetter.write(right, rightX, footerY, footerStyle);
  document.endMarkedContent();
}

/** Document > H1, H2, P, Table > TR > TH, TD. A cell that goes over pages is one element with several marks. */
function addStructure(
  document: PDFKit.PDFDocument,
  contents: readonly { piece: PlannedPiece; marks: PDFKit.PDFStructureContent[] }[],
): void {
  const root = document.struct('Document');
  document.addStructure(root);
  let table: { block: number; element: PDFKit.PDFStructureElement } | undefined;
  let row: { index: number; element: PDFKit.PDFStructureElement } | undefined;
  for (const { piece, marks } of contents) {
    if (piece.row === undefined) {
      root.add(document.struct(piece.tag, {}, marks));
      continue;
    }
    if (table?.block !== piece.block) {
      table = { block: piece.block, element: document.struct('Table') };
      row = undefined;
      root.add(table.element);
    }
    if (row?.index !== piece.row) {
      row = { index: piece.row, element: document.struct('TR') };
      table.element.add(row.element);
    }
    row.element.add(document.struct(piece.tag, {}, marks));
  }
  root.end();
}
