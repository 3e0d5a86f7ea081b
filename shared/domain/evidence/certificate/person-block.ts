import type { LineReading, NameLine, PrintedPerson } from '../extraction.ts';
import {
  grow,
  heightOf,
  middleOf,
  type Rect,
  sharedHeight,
  sharedWidth,
  toBox,
  toRect,
  union,
} from '../layout/geometry.ts';
import type { LabelHit } from '../layout/label-hit.ts';
import { type Piece, roomAround, textOf } from '../layout/page-layout.ts';
import type { Look, LookResult } from '../reading.ts';
import type { FormLabel } from './form-labels.ts';
import { type FormPage, hitsOf } from './form-page.ts';
import { joinReadings } from './join-readings.ts';

/** One line of typing below or beside the label "Name, Vorname". */
export interface TypedLine {
  readonly pieces: readonly Piece[];
  readonly rect: Rect;
}

export interface PersonPlace {
  readonly label: LabelHit<FormLabel>;
  /** The lines with the name: one, or the family name and below it the given names. */
  readonly lines: readonly TypedLine[];
  readonly lookIds: readonly string[];
}

const mostNameLines = 2;

/** The person blocks of a page: what stands at the label, down to street, number or the next label. */
export function personPlaces(form: FormPage): readonly PersonPlace[] {
  return hitsOf(form, 'person').map((label, index) => {
    const lines = nameLines(form, label);
    return { label, lines, lookIds: lines.map((_, line) => `${form.page.page}:person:${index + 1}:${line + 1}`) };
  });
}

export function lookAtNames(form: FormPage, place: PersonPlace): readonly Look[] {
  return place.lines.map((line, index) => ({
    id: place.lookIds[index] ?? '',
    page: form.page.page,
    box: toBox(
      roomAround(form.layout, line.rect, new Set(line.pieces), heightOf(line.rect) * 0.6, heightOf(line.rect) * 0.28),
      form.page,
    ),
    kind: 'text' as const,
  }));
}

export function readPerson(form: FormPage, place: PersonPlace): PrintedPerson {
  return {
    contentHash: form.contentHash,
    page: form.page.page,
    label: place.label.text,
    lines: place.lines.map((line, index) => readLine(form, line, form.looks.get(place.lookIds[index] ?? ''))),
  };
}

function readLine(form: FormPage, line: TypedLine, result: LookResult | undefined): NameLine {
  const first: LineReading = {
    text: textOf(line.pieces).slice(0, 200),
    confidence: Math.min(...line.pieces.map(({ confidence }) => confidence)),
    engine: form.page.source === 'text-layer' ? 'text-layer' : 'page',
  };
  const closer = result === undefined ? [] : joinReadings(form, line.rect, result.readings);
  return { readings: [first, ...closer], box: toBox(line.rect, form.page) };
}

function nameLines(form: FormPage, label: LabelHit<FormLabel>): readonly TypedLine[] {
  const taken = takenPieces(form);
  const free = form.layout.pieces.filter((piece) => !taken.has(piece) && /[\p{L}\p{N}]/u.test(piece.text));
  const below = blockBelow(form, free, label.rect, label.rect.left, label.lineHeight, label.lineHeight * 2.6);
  if (below.length > 0) return below;
  return blockBeside(form, free, label);
}

/** Letters of labels and days are no name. */
function takenPieces(form: FormPage): ReadonlySet<Piece> {
  return new Set([...form.labels.flatMap((label) => [...label.pieces]), ...form.dates.flatMap(({ pieces }) => pieces)]);
}

/** Lines that begin below a place, about at its left edge, each close to the one before. */
function blockBelow(
  form: FormPage,
  free: readonly Piece[],
  above: Rect,
  left: number,
  labelHeight: number,
  firstGap: number,
): readonly TypedLine[] {
  const lines: TypedLine[] = [];
  let last = above;
  let limit = firstGap;
  while (lines.length < mostNameLines) {
    const start = free
      .filter((piece) => {
        const height = heightOf(piece.rect);
        const gap = piece.rect.top - last.bottom;
        const slack = Math.max(labelHeight, height) * 2.4;
        return (
          gap > -0.45 * height &&
          middleOf(piece.rect).y > last.bottom &&
          gap <= Math.max(limit, height * 0.9) &&
          Math.abs(piece.rect.left - left) < slack
        );
      })
      .sort((one, other) => one.rect.top - other.rect.top || one.rect.left - other.rect.left)[0];
    if (start === undefined || isBelowLabel(form, start, last)) break;
    const line = lineFrom(form, free, start);
    if (isAddress(line)) break;
    lines.push(line);
    last = line.rect;
    limit = heightOf(line.rect) * 1.15;
  }
  return lines;
}

/** A label stands between the last line and this piece: the block is over. */
function isBelowLabel(form: FormPage, piece: Piece, last: Rect): boolean {
  return form.labels.some(
    ({ name, rect }) =>
      name !== 'birthDate' &&
      rect.top > last.bottom - heightOf(last) * 0.3 &&
      middleOf(rect).y < piece.rect.top &&
      sharedWidth(rect, { ...piece.rect, right: piece.rect.right + heightOf(piece.rect) * 4 }) > 0,
  );
}

function blockBeside(form: FormPage, free: readonly Piece[], label: LabelHit<FormLabel>): readonly TypedLine[] {
  const start = free
    .filter((piece) => {
      const height = heightOf(piece.rect);
      const isOneSize = height < 1.9 * label.lineHeight && label.lineHeight < 1.9 * height;
      const firstLine = { ...label.rect, bottom: label.rect.top + label.lineHeight };
      return (
        isOneSize &&
        piece.rect.left > label.rect.right &&
        sharedHeight(piece.rect, firstLine) > 0.45 * Math.min(height, label.lineHeight)
      );
    })
    .sort((one, other) => one.rect.left - other.rect.left)[0];
  if (start === undefined || start.rect.left - label.rect.right > form.layout.size.width * 0.4) return [];
  const first = lineFrom(form, free, start);
  if (isAddress(first)) return [];
  return [
    first,
    ...blockBelow(form, free, first.rect, first.rect.left, 0, heightOf(first.rect) * 1.15).slice(0, mostNameLines - 1),
  ];
}

/** The pieces that go on to the right of this one without a wide gap. */
function lineFrom(form: FormPage, free: readonly Piece[], start: Piece): TypedLine {
  const isFree = new Set(free);
  const segment = form.layout.segments.find(({ pieces }) => pieces.includes(start));
  const row = segment?.pieces ?? [start];
  const isInTheWay = (piece: Piece) => !isFree.has(piece) && /[\p{L}\p{N}]/u.test(piece.text);
  const at = row.indexOf(start);
  // the highest piece is not always the first: "Dr." may lie lower than the name behind it
  const from = row.slice(0, at).findLastIndex(isInTheWay) + 1;
  const blocked = row.slice(at).findIndex(isInTheWay);
  const pieces = row.slice(from, blocked < 0 ? row.length : at + blocked).filter((piece) => isFree.has(piece));
  const [rect, ...others] = pieces.map((piece) => piece.rect);
  return { pieces, rect: rect === undefined ? start.rect : union(rect, ...others) };
}

/** A street with its number, a postal code with its town, a number: no name. */
function isAddress({ pieces }: TypedLine): boolean {
  const words = pieces.map(({ text }) => text);
  if (words.some((word, index) => /^\d{5}$/.test(word) || (index > 0 && /^\d{1,4}[a-zA-Z]?$/.test(word)))) return true;
  // readers lose the blank before a house number; a single 0 or 1 may be a letter
  if (words.some((word) => /\p{L}{5}(?:[2-9]|\d{2,4})[a-zA-Z]?$/u.test(word))) return true;
  const text = words.join('');
  return (text.match(/\d/g) ?? []).length > text.length / 3;
}

/** The whole block with street and town, for what must not be seen of another person. */
export function blockRect(form: FormPage, place: PersonPlace): Rect | null {
  const [first, ...others] = place.lines.map(({ rect }) => rect);
  if (first === undefined) return null;
  const name = union(first, ...others);
  const birth = form.days
    .filter(({ label }) => label.name === 'birthDate')
    .map(({ value }) => value.rect)
    .filter((rect) => Math.abs(middleOf(rect).y - middleOf(name).y) < heightOf(first) * 6);
  return grow(union(name, ...birth), heightOf(first) * 0.5, heightOf(first) * 0.4);
}

export function rectOfBox(form: FormPage, box: NameLine['box']): Rect {
  return toRect(box, form.page);
}
