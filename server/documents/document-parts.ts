import { archivalFrame as frame } from './archival-frame.ts';
import type { Block, TableRow } from './page-plan.ts';
import type { TextStyle } from './typesetter.ts';

export interface LabelledValue {
  /** German, as the procedure's definition has it. */
  readonly label: string;
  /** Already formatted for people: `23.11.2026`, `612,50 €`. */
  readonly value: string;
}

const ink = '#16181d';
const muted = '#4a5160';

/** How documents look that the office itself makes. */
export const documentStyles = {
  office: { family: 'fira-sans', weight: 600, size: 10, color: muted },
  title: { family: 'fira-sans', weight: 600, size: 18, color: ink },
  heading: { family: 'fira-sans', weight: 600, size: 11.5, color: ink },
  label: { family: 'fira-sans', weight: 400, size: 9.5, color: muted },
  value: { family: 'fira-sans', weight: 400, size: 10, color: ink },
  strong: { family: 'fira-sans', weight: 600, size: 10, color: ink },
  small: { family: 'fira-sans', weight: 400, size: 8, color: muted },
} as const satisfies Record<string, TextStyle>;

const labelWidth = 150;

export function heading(text: string): Block {
  return { kind: 'text', tag: 'H2', text, style: documentStyles.heading, spaceBefore: 20, keepWithNext: true };
}

export function paragraph(text: string, style: TextStyle = documentStyles.value, spaceBefore = 8): Block {
  return { kind: 'text', tag: 'P', text, style, spaceBefore };
}

export function table(rows: readonly TableRow[], spaceBefore = 6): Block {
  return { kind: 'table', rows, spaceBefore };
}

/** A table, or a sentence that says why there is none. */
export function tableOr(rows: readonly TableRow[], sentence: string): Block {
  return rows.length > 0 ? table(rows) : paragraph(sentence);
}

export function labelledRow({ label, value }: LabelledValue, valueStyle: TextStyle = documentStyles.value): TableRow {
  return {
    ruled: true,
    cells: [
      { tag: 'TH', x: frame.left, width: labelWidth - 12, text: label, style: documentStyles.label },
      {
        tag: 'TD',
        x: frame.left + labelWidth,
        width: frame.right - frame.left - labelWidth,
        text: value.trim() === '' ? 'keine Angabe' : value,
        style: valueStyle,
      },
    ],
  };
}

/** Below a labelled row, in small type: what belongs to its value, such as a checksum that must stay on one line. */
export function smallRow(text: string, isLast: boolean): TableRow {
  const x = frame.left + labelWidth;
  return {
    ruled: isLast,
    keepWithNext: !isLast,
    cells: [{ tag: 'TD', x, width: frame.right - x, text, style: documentStyles.small }],
  };
}

export interface Column {
  readonly title: string;
  /** Where it begins, in points from the left edge of the text; it ends where the next one begins. */
  readonly at: number;
}

/** A table with a head row. Each row has one text for each column. */
export function columnRows(columns: readonly Column[], rows: readonly (readonly string[])[]): readonly TableRow[] {
  const width = frame.right - frame.left;
  const placed = columns.map((column, index) => ({
    ...column,
    width: (columns[index + 1]?.at ?? width + gap) - column.at - gap,
  }));
  const head: TableRow = {
    ruled: true,
    keepWithNext: true,
    cells: placed.map(({ title, at, width }) => ({
      tag: 'TH',
      x: frame.left + at,
      width,
      text: title,
      style: documentStyles.label,
    })),
  };
  const body = rows.map(
    (texts): TableRow => ({
      ruled: true,
      cells: placed.map(({ at, width }, index) => ({
        tag: 'TD',
        x: frame.left + at,
        width,
        text: texts[index] ?? '',
        style: index === 0 ? documentStyles.strong : documentStyles.value,
      })),
    }),
  );
  return [head, ...body];
}

const gap = 10;
