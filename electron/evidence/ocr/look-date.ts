import type { LookResult } from '../../../shared/domain/evidence/reading.ts';
import { cleanStrip } from './clean-strip.ts';
import { closeRanks } from './close-ranks.ts';
import type { ReadCharacter } from './ctc.ts';
import type { WritingLine } from './find-lines.ts';
import { cutStrip, type GrayPicture, type PixelBox, padPicture, resizePicture, toParts } from './gray-picture.ts';
import type { PpOcr } from './pp-ocr.ts';
import type { Tesseract } from './tesseract.ts';

type Readings = LookResult['readings'];

const alphabet = '0123456789.';
/** Pixels; digits come out about half as high. */
const stripHeight = 72;

/** Reads a line as digits and points in independent ways. `lines` are those found at the place. */
export async function readDates(
  picture: GrayPicture,
  lines: readonly WritingLine[],
  engines: { readonly ppOcr: PpOcr; readonly tesseract: Tesseract },
): Promise<Readings> {
  const readings: Readings[number][] = [];
  for (const line of lines) {
    const box = toParts(boxOfLine(line), picture);
    const add = (engine: string, text: string, confidence: number) => {
      if (/\d/.test(text)) readings.push({ engine, text, confidence, box });
    };
    const width = Math.max(16, Math.round((line.width / line.height) * stripHeight));
    const strip = cutStrip(picture, line, width, stripHeight);
    const clean = cleanStrip(strip);
    if (clean.glyphs.length === 0) continue;
    const inPlace = await engines.ppOcr.readLine(clean.picture, wholeOf(clean.picture), alphabet);
    add('pp-ocr', textOf(inPlace), leastOf(inPlace));
    const closed = closeRanks(clean);
    if (closed === null) continue;
    const cells = await engines.ppOcr.readLine(closed, wholeOf(closed), alphabet);
    add('cells', textOf(cells), leastOf(cells));
    const scale = 48 / closed.height;
    const forTesseract = padPicture(resizePicture(closed, Math.round(closed.width * scale), 48), 12);
    const words = engines.tesseract.read(forTesseract, 'line', alphabet);
    add(
      'tesseract',
      words.map(({ text }) => text).join(' '),
      Math.min(1, ...words.map(({ confidence }) => confidence)),
    );
  }
  return readings;
}

export function wholeOf({ width, height }: GrayPicture): WritingLine {
  return { x: width / 2, y: height / 2, width, height, angle: 0, score: 1 };
}

/** The upright box around a line. */
export function boxOfLine({ x, y, width, height, angle }: WritingLine): PixelBox {
  const across = (Math.cos(angle) * width) / 2;
  const down = Math.abs((Math.sin(angle) * width) / 2) + height * 0.38;
  return { left: x - across, right: x + across, top: y - down, bottom: y + down };
}

function textOf(characters: readonly ReadCharacter[]): string {
  return characters.map(({ text }) => text).join('');
}

function leastOf(characters: readonly ReadCharacter[]): number {
  return Math.min(1, ...characters.map(({ confidence }) => confidence));
}
