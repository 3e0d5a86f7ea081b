import { findConnectedParts } from '../../../../electron/evidence/ocr/connected-parts.ts';
import type { GrayPicture, QuarterTurn } from '../../../../electron/evidence/ocr/gray-picture.ts';
import type { OcrEngine } from '../../../../electron/evidence/ocr/ocr-engine.ts';
import { boxOf } from '../../../../shared/domain/evidence/box.ts';
import type { Word } from '../../../../shared/domain/evidence/reading.ts';

/**
 * A recogniser that knows one sign: the filled square. With it the way of a place through all preparation and back can be
 * measured to the pixel, and fast. It counts the pages it was given.
 */
export function createSquareReader(turn: QuarterTurn = 0): OcrEngine & { readonly pages: () => number } {
  let pages = 0;
  return {
    version: 'squares',
    pages: () => pages,
    recognise: async (picture) => {
      pages += 1;
      return findSquares(picture);
    },
    detectTurn: async () => turn,
    look: async () => ({ readings: [], mark: null }),
    close: async () => undefined,
  };
}

function findSquares({ data, width, height }: GrayPicture): readonly Word[] {
  const ink = data.map((value) => (value < 110 ? 1 : 0));
  return findConnectedParts({ ink, width, height })
    .filter((part) => {
      const [wide, high] = [part.right - part.left, part.bottom - part.top];
      return (
        wide > 12 && high > 12 && Math.max(wide, high) < Math.min(wide, high) * 1.5 && part.pixels > wide * high * 0.7
      );
    })
    .map((part) => ({
      text: 'Quadrat',
      confidence: 1,
      box: boxOf({
        left: part.left / width,
        top: part.top / height,
        right: part.right / width,
        bottom: part.bottom / height,
      }),
    }));
}
