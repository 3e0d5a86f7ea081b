import type { Box } from '../../../shared/domain/evidence/box.ts';
import type { LookResult } from '../../../shared/domain/evidence/reading.ts';
import { closeRanks } from './close-ranks.ts';
import type { ReadCharacter } from './ctc.ts';
import { findDigitRows } from './digit-rows.ts';
import { cropPicture, type GrayPicture, padPicture, resizePicture, toParts, toPixels } from './gray-picture.ts';
import type { DigitRow } from './group-rows.ts';
import type { BoundReading, PpOcr } from './pp-ocr.ts';
import type { Tesseract } from './tesseract.ts';

type Readings = LookResult['readings'];
type Reading = Readings[number];

const alphabet = '0123456789.';
/** Long side of a page at which digits are 17 to 50 pixels high. */
const readingSize = 3000;
const fewestDigits = 3;
const mostRows = 4;
/** In heights of the place. */
const reachBeyond = 1.6;
/** What a reading is worth that saw the damage which taking a line out of a row does; three of them are not enough. */
const crossedWorth = 0.4;
/** Height in pixels of what Tesseract gets; it reads digits of about 30 pixels best. */
const tesseractHeight = 52;

/**
 * Reads what stands at a place as digits and points, each row in three ways: PP-OCR on the row as it stands, PP-OCR on
 * its characters without the gaps between them, and Tesseract. The first two share a model but not a picture.
 */
export async function readDates(
  picture: GrayPicture,
  box: Box,
  engines: { readonly ppOcr: PpOcr; readonly tesseract: Tesseract },
): Promise<Readings> {
  const place = toPixels(box, picture);
  const left = Math.max(0, Math.floor(place.left));
  const top = Math.max(0, Math.floor(place.top));
  // A place that ends after six of eight cells would turn 2026 into 20: what goes on beyond its end is read, too.
  const further = (place.bottom - place.top) * reachBeyond;
  const part = cropPicture(picture, { ...place, right: place.right + further });
  const scale = Math.min(3, Math.max(1, readingSize / Math.max(picture.width, picture.height)));
  const large = resizePicture(part, Math.round(part.width * scale), Math.round(part.height * scale));
  const end = Math.min(large.width, Math.round((place.right - left) * scale));
  const { rows, clean, hadLines } = findDigitRows(large, end);
  const readings: Reading[] = [];
  for (const row of longestFirst(rows.flatMap((candidate) => endRow(candidate, end)))) {
    const boxOnPage = toParts(
      {
        left: row.left / scale + left,
        right: row.right / scale + left,
        top: row.top / scale + top,
        bottom: row.bottom / scale + top,
      },
      picture,
    );
    const add = (engine: string, text: string, confidence: number) => {
      if (/\d/.test(text)) readings.push({ engine, text: text.slice(0, 400), confidence, box: boxOnPage });
    };
    // Where a single rule runs through plain print, the picture with the rule says what the one without it cannot.
    const page = hadLines && (isSpread(row) || !row.isCrossed) ? clean : large;
    const first = cutRow(page, row);
    const firstReading = await engines.ppOcr.readLineAs(first, wholeOf(first), alphabet);
    const days = withoutLetters(row, first, firstReading.free);
    if (days === null) continue;
    const standing = days === row ? first : cutRow(page, days);
    const inPlace = days === row ? firstReading : await engines.ppOcr.readLineAs(standing, wholeOf(standing), alphabet);
    const worth = row.isCrossed ? crossedWorth : 1;
    add('pp-ocr', textOf(inPlace.bound), surenessOf(inPlace) * (page === large ? 1 : worth));
    const closed = closeRanks(clean, days);
    const cells = await engines.ppOcr.readLineAs(closed, wholeOf(closed), alphabet);
    add('cells', textOf(cells.bound), surenessOf(cells) * worth);
    const width = Math.round((closed.width * tesseractHeight) / closed.height);
    const words = engines.tesseract.read(
      padPicture(resizePicture(closed, width, tesseractHeight), 10),
      'line',
      alphabet,
    );
    add(
      'tesseract',
      words.map(({ text }) => text).join(''),
      Math.min(1, ...words.map(({ confidence }) => confidence)) * worth,
    );
  }
  return readings;
}

function longestFirst<Row extends DigitRow>(rows: readonly Row[]): readonly Row[] {
  const digitsOf = (row: DigitRow) => row.glyphs.filter(({ isPoint }) => !isPoint).length;
  return [...rows]
    .filter((row) => digitsOf(row) >= fewestDigits)
    .sort((one, other) => digitsOf(other) - digitsOf(one))
    .slice(0, mostRows);
}

/** The row without what stands further right by more than its own gaps; nothing where it begins beyond the end. */
function endRow<Row extends DigitRow>(row: Row, end: number): readonly Row[] {
  const gapBefore = (index: number) => (row.glyphs[index]?.left ?? 0) - (row.glyphs[index - 1]?.right ?? 0);
  const inside = row.glyphs.filter(({ left }) => left < end).length;
  if (inside === 0) return [];
  let widest = row.size * 0.15;
  for (let index = 1; index < inside; index += 1) widest = Math.max(widest, gapBefore(index));
  let count = inside;
  while (count < row.glyphs.length && gapBefore(count) < widest * 1.3) count += 1;
  const glyphs = row.glyphs.slice(0, count);
  return [{ ...row, glyphs, right: Math.max(...glyphs.map(({ right }) => right)) }];
}

/** Digits stand apart, as in cells. */
function isSpread({ glyphs, size }: DigitRow): boolean {
  const digits = glyphs.filter(({ isPoint }) => !isPoint);
  const gaps = digits.slice(1).map((glyph, index) => glyph.left - (digits[index]?.right ?? 0));
  return (gaps.sort((one, other) => one - other)[Math.floor(gaps.length / 2)] ?? 0) > size * 0.4;
}

/** The row with some paper around it. */
function cutRow(picture: GrayPicture, row: DigitRow): GrayPicture {
  const margin = marginOf(row);
  return cropPicture(picture, {
    left: row.left - margin,
    right: row.right + margin,
    top: row.top - margin,
    bottom: row.bottom + margin,
  });
}

function marginOf(row: DigitRow): number {
  return Math.round(row.size * 0.35);
}

/** The row without the words before and behind its digits; the same row where there are none, null where all is words. */
function withoutLetters(row: DigitRow, picture: GrayPicture, free: readonly ReadCharacter[]): DigitRow | null {
  const isDigit = ({ text }: ReadCharacter) => /[\d.OoIl|]/.test(text);
  const isLetter = ({ text, confidence }: ReadCharacter) => /[\p{L}:]/u.test(text) && confidence > 0.6;
  const first = free.findIndex(({ text }) => /\d/.test(text));
  const last = free.findLastIndex(({ text }) => /\d/.test(text));
  if (first === -1) return free.length > 2 && free.every((character) => isLetter(character)) ? null : row;
  const before = free.slice(0, first).findLast((character) => isLetter(character) && !isDigit(character));
  const behind = free.slice(last + 1).find((character) => isLetter(character) && !isDigit(character));
  if (before === undefined && behind === undefined) return row;
  const toColumn = (at: number) => row.left - marginOf(row) + at * picture.width;
  const from = before === undefined ? row.left : toColumn((before.at + (free[first]?.at ?? 1)) / 2);
  const to = behind === undefined ? row.right : toColumn((behind.at + (free[last]?.at ?? 0)) / 2);
  const glyphs = row.glyphs.filter(({ left, right }) => (left + right) / 2 > from && (left + right) / 2 < to);
  if (glyphs.length === 0) return null;
  return {
    ...row,
    glyphs,
    left: Math.min(...glyphs.map(({ left }) => left)),
    right: Math.max(...glyphs.map(({ right }) => right)),
  };
}

function wholeOf({ width, height }: GrayPicture) {
  return { x: width / 2, y: height / 2, width, height, angle: 0, score: 1 };
}

function textOf(characters: readonly ReadCharacter[]): string {
  return characters.map(({ text }) => text).join('');
}

/** As sure as of the least sure character; half of that where letters were seen among the digits. */
function surenessOf({ bound, free }: BoundReading): number {
  const least = Math.min(1, ...bound.map(({ confidence }) => confidence));
  return textOf(free).replace(/[^\p{L}\p{N}]/gu, '') === textOf(bound).replaceAll('.', '') ? least : least / 2;
}
