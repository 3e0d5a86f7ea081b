import type { LookResult } from '../../../shared/domain/evidence/reading.ts';
import { boxOfLine, type WritingLine } from './find-lines.ts';
import { cutStrip, type GrayPicture, padPicture, toParts } from './gray-picture.ts';
import type { PpOcr } from './pp-ocr.ts';
import { splitLine } from './split-words.ts';
import type { Tesseract } from './tesseract.ts';

/** Reads lines of letters with both engines: PP-OCR is the surer one, but knows no ö, ß, Ä and Ö; Tesseract does. */
export async function readText(
  picture: GrayPicture,
  lines: readonly WritingLine[],
  engines: { readonly ppOcr: PpOcr; readonly tesseract: Tesseract },
): Promise<LookResult['readings']> {
  const readings: LookResult['readings'][number][] = [];
  for (const line of lines) {
    const box = toParts(boxOfLine(line), picture);
    const characters = await engines.ppOcr.readLine(picture, line);
    // The reader leaves blanks out that the picture shows.
    const text = splitLine(characters, line, picture)
      .map((word) => word.text)
      .join(' ');
    const least = Math.min(1, ...characters.map(({ confidence }) => confidence));
    if (text !== '') readings.push({ engine: 'pp-ocr', text: text.slice(0, 400), confidence: least, box });
    const width = Math.max(16, Math.round((line.width / line.height) * 56));
    const words = engines.tesseract.read(padPicture(cutStrip(picture, line, width, 56), 8), 'line');
    const read = words.map((word) => word.text).join(' ');
    const confidence = Math.min(1, ...words.map((word) => word.confidence));
    if (read !== '') readings.push({ engine: 'tesseract', text: read.slice(0, 400), confidence, box });
  }
  return readings;
}
