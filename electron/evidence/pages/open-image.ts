import { createCanvas, type Image, loadImage } from '@napi-rs/canvas';
import { failed, ok, type Result } from '../../../shared/base/result.ts';
import type { ReadingProblem } from '../../../shared/domain/evidence/reading.ts';
import { imageSize } from '../../../shared/domain/image-size.ts';
import { type Drawable, drawSmaller } from './draw-smaller.ts';
import { mostPixels } from './limits.ts';
import type { OpenPage, PageSource } from './page-source.ts';

/** Opens a JPEG, PNG or WebP, turned as its EXIF orientation says (by the decoder). */
export async function openImage(bytes: Uint8Array): Promise<Result<PageSource, ReadingProblem>> {
  const announced = imageSize(bytes);
  if (announced === undefined || announced.width === 0 || announced.height === 0) return failed('damaged');
  if (announced.width * announced.height > mostPixels) return failed('too-large');
  let image: Image;
  try {
    image = await loadImage(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch {
    return failed('damaged');
  }
  if (image.width === 0 || image.height === 0) return failed('damaged');
  return ok(sourceOf([image.width * image.height > mostPixels ? undefined : image]));
}

/** A document of pictures that are decoded one at a time. */
export function sourceOf(pictures: readonly (Drawable | undefined)[]): PageSource {
  return {
    pageCount: pictures.length,
    openPage: (number) => {
      const picture = pictures[number - 1] ?? createCanvas(1, 1);
      return Promise.resolve(pageOf(picture));
    },
    close: () => Promise.resolve(),
  };
}

/** A page that is one picture. */
export function pageOf(picture: Drawable): OpenPage {
  return {
    width: picture.width,
    height: picture.height,
    isImage: true,
    readText: () => Promise.resolve(null),
    draw: (longSide) => Promise.resolve(drawSmaller(picture, longSide)),
  };
}
