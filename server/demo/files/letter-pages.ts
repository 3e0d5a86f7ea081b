import type { FontFamily } from '../../documents/font-files.ts';
import { type Block, planPages, type TableRow } from '../../documents/page-plan.ts';
import type { TextStyle } from '../../documents/typesetter.ts';
import type { SeededRandom } from '../names/seeded-random.ts';
import { signature } from './form-parts.ts';
import { textLines, textWidth } from './measure-text.ts';
import { a4, type PageModel, type Point, type Surface } from './surface.ts';

/** What a letter or contract says, before it is laid out. */
export type Part =
  | { readonly kind: 'title' | 'heading' | 'paragraph' | 'small'; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly [label: string, value: string])[] }
  | { readonly kind: 'new-page' };

export interface LetterLook {
  readonly family: FontFamily;
  readonly size: number;
  /** Of letterhead and headings, `#rrggbb`. */
  readonly accent: string;
}

export interface Letter {
  readonly look: LetterLook;
  /** First line is the name, the others are small. */
  readonly letterhead?: readonly string[];
  readonly address?: readonly string[];
  /** The block on the right: `Datum`, `Zeichen`. */
  readonly reference?: readonly (readonly [label: string, value: string])[];
  readonly parts: readonly Part[];
  /** Names below the lines for signatures, on the last page; at most two stand side by side. */
  readonly signatures?: readonly string[];
  readonly footer: string;
}

const frame = { left: 71, right: 530, top: 64, bottom: 770 } as const;
const signatureRoom = 90;
const labelShare = 0.38;

/** Lays a letter out on A4 pages after DIN 5008; the drawing works on every surface. */
export function letterPages(letter: Letter, random: SeededRandom): readonly PageModel[] {
  const sections = splitAtNewPages(letter.parts);
  const bottom = letter.signatures === undefined ? frame.bottom : frame.bottom - signatureRoom;
  const pages = sections.flatMap((parts, index) => {
    const firstTop = index === 0 ? firstTopOf(letter) : frame.top;
    const last = index === sections.length - 1;
    const blocks = parts.map((part, position) => blockOf(part, letter.look, position));
    return planPages(blocks, { ...frame, firstTop, bottom: last ? bottom : frame.bottom }, { lines: textLines });
  });
  return pages.map((page, index) => ({
    ...a4,
    paper: '#ffffff',
    draw: (surface) => {
      if (index === 0) drawHead(surface, letter);
      for (const piece of page.pieces) {
        for (const line of piece.lines) surface.text(line.text, line.x, line.y, piece.style);
      }
      for (const y of page.rules) {
        surface.line({ x: frame.left, y }, { x: frame.right, y }, { width: 0.4, color: '#b9bec9' });
      }
      if (index === pages.length - 1) drawSignatures(surface, letter, random.fork('hand'));
      drawFooter(surface, letter, index + 1, pages.length);
    },
  }));
}

function splitAtNewPages(parts: readonly Part[]): readonly (readonly Exclude<Part, { kind: 'new-page' }>[])[] {
  const sections: Exclude<Part, { kind: 'new-page' }>[][] = [[]];
  for (const part of parts) {
    if (part.kind === 'new-page') sections.push([]);
    else sections.at(-1)?.push(part);
  }
  return sections;
}

function blockOf(part: Exclude<Part, { kind: 'new-page' }>, look: LetterLook, position: number): Block {
  const style = (size: number, weight = 400, color = '#16181d'): TextStyle => ({
    family: look.family,
    weight,
    size,
    color,
  });
  const spaceBefore = position === 0 ? 0 : look.size * 0.8;
  switch (part.kind) {
    case 'title':
      return { kind: 'text', tag: 'H1', text: part.text, style: style(look.size + 5, 700, look.accent), spaceBefore };
    case 'heading': {
      const bold = style(look.size + 0.5, 700, look.accent);
      return {
        kind: 'text',
        tag: 'H2',
        text: part.text,
        style: bold,
        spaceBefore: spaceBefore * 1.6,
        keepWithNext: true,
      };
    }
    case 'paragraph':
      return { kind: 'text', tag: 'P', text: part.text, style: style(look.size), spaceBefore };
    case 'small':
      return { kind: 'text', tag: 'P', text: part.text, style: style(look.size - 2), spaceBefore };
    case 'table':
      return { kind: 'table', rows: part.rows.map((row) => rowOf(row, style(look.size))), spaceBefore };
  }
}

function rowOf([label, value]: readonly [string, string], style: TextStyle): TableRow {
  const width = frame.right - frame.left;
  return {
    ruled: true,
    cells: [
      { tag: 'TH', x: frame.left, width: width * labelShare - 10, text: label, style: { ...style, color: '#454b57' } },
      { tag: 'TD', x: frame.left + width * labelShare, width: width * (1 - labelShare), text: value, style },
    ],
  };
}

function firstTopOf(letter: Letter): number {
  if (letter.address !== undefined) return 268;
  return letter.letterhead === undefined ? frame.top : 132;
}

function drawHead(surface: Surface, letter: Letter): void {
  const { family, size, accent } = letter.look;
  const small = { family, weight: 400, size: 8, color: '#454b57' } as const;
  const [name, ...lines] = letter.letterhead ?? [];
  if (name !== undefined) {
    surface.rectangle({ x: frame.left, y: 40, width: 4, height: 34 }, { fill: accent });
    surface.text(name, frame.left + 12, 56, { family, weight: 700, size: 15, color: accent });
    for (const [index, line] of lines.entries()) surface.text(line, frame.left + 12, 69 + index * 10, small);
  }
  for (const [index, line] of (letter.address ?? []).entries()) {
    surface.text(line, frame.left, 146 + index * 14, { family, weight: 400, size });
  }
  for (const [index, [label, value]] of (letter.reference ?? []).entries()) {
    surface.text(label, 372, 146 + index * 24, small);
    surface.text(value, 372, 157 + index * 24, { family, weight: 400, size: 9.5 });
  }
}

function drawSignatures(surface: Surface, letter: Letter, hand: SeededRandom): void {
  const { family } = letter.look;
  for (const [index, name] of (letter.signatures ?? []).slice(0, 2).entries()) {
    const at: Point = { x: frame.left + index * 250, y: frame.bottom - 36 };
    signature(surface, hand, { x: at.x + 14, y: at.y - 10 }, 90);
    surface.line(at, { x: at.x + 190, y: at.y }, { width: 0.6, color: '#333333' });
    surface.text(name, at.x, at.y + 12, { family, weight: 400, size: 8.5, color: '#454b57' });
  }
}

function drawFooter(surface: Surface, letter: Letter, number: number, count: number): void {
  const style = { family: letter.look.family, weight: 400, size: 7.5, color: '#5a606c' } as const;
  const right = `Seite ${number} von ${count}`;
  surface.text(letter.footer, frame.left, 806, style);
  surface.text(right, frame.right - textWidth(right, style), 806, style);
}
