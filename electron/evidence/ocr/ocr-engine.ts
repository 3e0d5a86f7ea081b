import type { Box } from '../../../shared/domain/evidence/box.ts';
import type { Look, LookResult, Word } from '../../../shared/domain/evidence/reading.ts';
import { readCheckBox } from './check-box.ts';
import { detectTurn } from './detect-turn.ts';
import type { WritingLine } from './find-lines.ts';
import { cropPicture, type GrayPicture, type PixelBox, type QuarterTurn, toPixels } from './gray-picture.ts';
import { readDates } from './look-date.ts';
import { readText } from './look-text.ts';
import { createPpOcr } from './pp-ocr.ts';
import { splitLine } from './split-words.ts';
import { createTesseract } from './tesseract.ts';

/** Engines, models and this code; another text means that everything is read again. */
export const ocrVersion = 'pp-ocrv4-mobile onnxruntime-1.30 tesseract-core-7.0 deu-4.0.0-best-int ocr/2';

/** Recognises writing on prepared pages, one call at a time. Holds the models in memory (about 250 MB) until closed. */
export interface OcrEngine {
  /** Words of an upright page, lines from the top, with boxes in parts (0 to 1) of the picture. */
  recognise(picture: GrayPicture, signal?: AbortSignal): Promise<readonly Word[]>;
  /** How the picture must be turned clockwise so that its writing stands upright. */
  detectTurn(picture: GrayPicture): Promise<QuarterTurn>;
  /** A closer look at one place; see `LookResult`. */
  look(picture: GrayPicture, look: Pick<Look, 'kind' | 'box'>): Promise<Pick<LookResult, 'readings' | 'mark'>>;
  readonly version: string;
  close(): Promise<void>;
}

/** Long side in pixels to which a page is brought to find its lines. */
const pageSize = 1536;

export async function createOcrEngine(): Promise<OcrEngine> {
  const ppOcr = await createPpOcr();
  const tesseract = await createTesseract();

  return {
    version: ocrVersion,

    async recognise(picture, signal) {
      const lines = await ppOcr.findLines(picture, pageSize);
      const words: Word[] = [];
      for (const line of inReadingOrder(lines)) {
        signal?.throwIfAborted();
        words.push(...splitLine(await ppOcr.readLine(picture, line), line, picture));
      }
      return words;
    },

    detectTurn: (picture) => detectTurn(picture, ppOcr),

    async look(picture, { kind, box }) {
      if (kind === 'mark') return { readings: [], mark: await readCheckBox(picture, box, ppOcr) };
      const engines = { ppOcr, tesseract };
      if (kind === 'date') return { readings: await readDates(picture, box, engines), mark: null };
      return { readings: await readText(picture, await linesAt(picture, box), engines), mark: null };
    },

    async close() {
      tesseract.close();
      await ppOcr.close();
    },
  };

  /** Lines at the place, whole, also where they reach beyond it; in pixels of the whole picture, the nearest first. */
  async function linesAt(picture: GrayPicture, box: Box): Promise<readonly WritingLine[]> {
    const place = toPixels(box, picture);
    const margin = Math.max(12, (place.bottom - place.top) * 0.4);
    const around: PixelBox = {
      left: Math.max(0, Math.floor(place.left - 3 * margin)),
      right: Math.min(picture.width, Math.ceil(place.right + 3 * margin)),
      top: Math.max(0, Math.floor(place.top - margin)),
      bottom: Math.min(picture.height, Math.ceil(place.bottom + margin)),
    };
    const part = cropPicture(picture, around);
    const scale = Math.max(1, pageSize / Math.max(picture.width, picture.height));
    const found = await ppOcr.findLines(part, Math.max(part.width, part.height) * scale);
    const middle = (place.top + place.bottom) / 2;
    return found
      .map((line) => ({ ...line, x: line.x + around.left, y: line.y + around.top }))
      .filter((line) => line.y > place.top && line.y < place.bottom)
      .filter((line) => {
        const shared = Math.min(line.x + line.width / 2, place.right) - Math.max(line.x - line.width / 2, place.left);
        return shared > 0.5 * Math.min(line.width, place.right - place.left);
      })
      .sort((one, other) => Math.abs(one.y - middle) - Math.abs(other.y - middle));
  }
}

/** Lines from the top; what stands beside each other from the left. */
function inReadingOrder(lines: readonly WritingLine[]): readonly WritingLine[] {
  const rows: WritingLine[][] = [];
  for (const line of [...lines].sort((one, other) => one.y - other.y)) {
    const row = rows.findLast((candidates) =>
      candidates.some((other) => Math.abs(other.y - line.y) < Math.min(other.height, line.height) * 0.4),
    );
    if (row === undefined) rows.push([line]);
    else row.push(line);
  }
  return rows.flatMap((row) => row.sort((one, other) => one.x - one.width / 2 - (other.x - other.width / 2)));
}
