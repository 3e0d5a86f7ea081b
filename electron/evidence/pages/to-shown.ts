import type { Canvas } from '@napi-rs/canvas';
import { failed, ok, type Result } from '../../../shared/base/result.ts';
import type { ReadingProblem } from '../../../shared/domain/evidence/reading.ts';
import { shownAs } from '../../../shared/domain/submission.ts';
import { writePicturePdf } from '../derivative/write-pdf.ts';
import { usualLimits } from './limits.ts';
import { openDocument } from './open-document.ts';

/** Of a hundred; letters stay sharp. */
const jpegQuality = 90;
/** Long side in pixels: all of a photo, and 300 dpi of an A4 scan. */
const photoSide = 4096;
const scanSide = 3508;
/** Points; the long side of A4. What a scanner's resolution says is often wrong, and the viewer fits pages anyway. */
const longSideOfPage = 842;

export interface ShownDocument {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/**
 * The document as the viewer can show it (`shownAs`): the same bytes where it can, else pictures of its pages in the same
 * order and the same way up, so that places found on the original are places on these. The original is not touched.
 */
export async function toShown(bytes: Uint8Array, mediaType: string): Promise<Result<ShownDocument, ReadingProblem>> {
  const target = shownAs(mediaType);
  if (target === mediaType) return ok({ bytes, mediaType });
  const opened = await openDocument(bytes, mediaType);
  if (!opened.ok) return opened;
  const source = opened.value;
  try {
    // a document of which only a part is shown would look complete
    if (source.pageCount > usualLimits.pages) return failed('too-large');
    if (target === 'image/jpeg') {
      return ok({ bytes: await encode(await (await source.openPage(1)).draw(photoSide)), mediaType: target });
    }
    const pages: { picture: Uint8Array; width: number; height: number }[] = [];
    for (let number = 1; number <= source.pageCount; number += 1) {
      const canvas = await (await source.openPage(number)).draw(scanSide);
      const scale = longSideOfPage / Math.max(canvas.width, canvas.height);
      pages.push({ picture: await encode(canvas), width: canvas.width * scale, height: canvas.height * scale });
    }
    return ok({ bytes: await writePicturePdf(pages), mediaType: target });
  } catch {
    return failed('damaged');
  } finally {
    await source.close();
  }
}

async function encode(canvas: Canvas): Promise<Uint8Array> {
  return new Uint8Array(await canvas.encode('jpeg', jpegQuality));
}
