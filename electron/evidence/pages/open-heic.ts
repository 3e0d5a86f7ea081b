import { createCanvas } from '@napi-rs/canvas';
import { failed, ok, type Result } from '../../../shared/base/result.ts';
import type { ReadingProblem } from '../../../shared/domain/evidence/reading.ts';
import { heifSize } from '../../../shared/domain/heif-size.ts';
import { mostPixels } from './limits.ts';
import { sourceOf } from './open-image.ts';
import { loadHeicDecoder } from './outside-packages.ts';
import type { PageSource } from './page-source.ts';

/** Opens the main picture of a HEIC photo; the decoder turns it as its properties say, EXIF has no say (23008-12, 6.5.10). */
export async function openHeic(bytes: Uint8Array): Promise<Result<PageSource, ReadingProblem>> {
  const announced = heifSize(bytes);
  if (announced === undefined) return failed('damaged');
  if (announced.width * announced.height > mostPixels) return failed('too-large');
  try {
    const { width, height, data } = await loadHeicDecoder()({ buffer: bytes });
    if (width * height > mostPixels) return failed('too-large');
    const canvas = createCanvas(width, height);
    const context = canvas.getContext('2d');
    const picture = context.createImageData(width, height);
    picture.data.set(data);
    context.putImageData(picture, 0, 0);
    return ok(sourceOf([canvas]));
  } catch {
    return failed('damaged');
  }
}
