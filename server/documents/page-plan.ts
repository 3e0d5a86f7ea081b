import type { TextStyle, Typesetter } from './typesetter.ts';

export interface TextBlock {
  readonly kind: 'text';
  readonly tag: 'H1' | 'H2' | 'P';
  readonly text: string;
  readonly style: TextStyle;
  readonly spaceBefore: number;
  /** A heading does not stay alone at the foot of a page. */
  readonly keepWithNext?: boolean;
}

export interface TableRow {
  readonly cells: readonly {
    readonly tag: 'TH' | 'TD';
    readonly x: number;
    readonly width: number;
    readonly text: string;
    readonly style: TextStyle;
  }[];
  /** A thin line below the row. */
  readonly ruled: boolean;
  readonly keepWithNext?: boolean;
}

export interface TableBlock {
  readonly kind: 'table';
  readonly rows: readonly TableRow[];
  readonly spaceBefore: number;
}

export type Block = TextBlock | TableBlock;

/** Lines of one element on one page; the indexes lead to the element in the document's structure. */
export interface PlannedPiece {
  readonly tag: TextBlock['tag'] | 'TH' | 'TD';
  readonly block: number;
  /** Both absent outside tables. */
  readonly row?: number;
  readonly cell?: number;
  readonly style: TextStyle;
  readonly lines: readonly { readonly text: string; readonly x: number; readonly y: number }[];
}

export interface PlannedPage {
  readonly pieces: readonly PlannedPiece[];
  /** Heights of the thin lines, from the top of the page. */
  readonly rules: readonly number[];
}

/** The area for content, in points from the top left corner of the page. */
export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Where the first page begins when something stands above its text, such as a letterhead. */
  readonly firstTop?: number;
}

const lineHeightFactor = 1.4;
const ascentFactor = 1.0;
const rowPadding = 3;
/** Room a heading wants below itself: the first row of what it heads. */
const keepRoom = 40;

/** Lays blocks out from top to bottom; a row goes to the next page whole, or is cut when no page can hold it. */
export function planPages(
  blocks: readonly Block[],
  frame: Frame,
  typesetter: Pick<Typesetter, 'lines'>,
): readonly PlannedPage[] {
  const pages: { pieces: PlannedPiece[]; rules: number[] }[] = [];
  let page = { pieces: [] as PlannedPiece[], rules: [] as number[] };
  pages.push(page);
  let y = frame.firstTop ?? frame.top;

  function turnPage(): void {
    page = { pieces: [], rules: [] };
    pages.push(page);
    y = frame.top;
  }

  function placeText(block: TextBlock, index: number): void {
    const lineHeight = block.style.size * lineHeightFactor;
    const lines = typesetter.lines(block.text, block.style, frame.right - frame.left);
    if (y > frame.top) y += block.spaceBefore;
    const height = lines.length * lineHeight + (block.keepWithNext === true ? keepRoom : 0);
    if (y + height > frame.bottom && (height <= frame.bottom - frame.top || y + lineHeight > frame.bottom)) turnPage();
    for (let done = 0; done < lines.length; ) {
      if (done > 0) turnPage();
      const room = Math.max(1, Math.floor((frame.bottom - y) / lineHeight));
      const placed = lines.slice(done, done + room).map((text) => {
        const line = { text, x: frame.left, y: y + block.style.size * ascentFactor };
        y += lineHeight;
        return line;
      });
      done += placed.length;
      page.pieces.push({ tag: block.tag, block: index, style: block.style, lines: placed });
    }
  }

  function placeRow(row: TableRow, block: number, rowIndex: number): void {
    const cells = row.cells.map((cell) => ({ ...cell, lines: typesetter.lines(cell.text, cell.style, cell.width) }));
    const lineHeight = Math.max(...cells.map((cell) => cell.style.size)) * lineHeightFactor;
    const ascent = Math.max(...cells.map((cell) => cell.style.size)) * ascentFactor;
    const count = Math.max(...cells.map((cell) => cell.lines.length));
    const height = count * lineHeight + 2 * rowPadding + (row.keepWithNext === true ? keepRoom / 2 : 0);
    if (y + height > frame.bottom && (height <= frame.bottom - frame.top || y + 6 * lineHeight > frame.bottom)) {
      turnPage();
    }
    let done = 0;
    while (done < count) {
      const room = Math.max(1, Math.floor((frame.bottom - y - 2 * rowPadding) / lineHeight));
      const here = Math.min(room, count - done);
      const top = y + rowPadding;
      for (const [cellIndex, cell] of cells.entries()) {
        const lines = cell.lines
          .slice(done, done + here)
          .map((text, index) => ({ text, x: cell.x, y: top + ascent + index * lineHeight }));
        if (lines.length > 0) {
          page.pieces.push({ tag: cell.tag, block, row: rowIndex, cell: cellIndex, style: cell.style, lines });
        }
      }
      done += here;
      y = top + here * lineHeight + rowPadding;
      if (done < count) turnPage();
    }
    if (row.ruled) page.rules.push(y);
  }

  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'text') {
      placeText(block, index);
    } else {
      y += block.spaceBefore;
      for (const [rowIndex, row] of block.rows.entries()) placeRow(row, index, rowIndex);
    }
  }
  return pages;
}
