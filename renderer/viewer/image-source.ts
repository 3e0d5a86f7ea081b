import { failed, ok, type Result } from '../../shared/base/result.ts';
import { imageSize } from '../../shared/domain/image-size.ts';
import { decideCanvasSize } from './canvas-size.ts';
import type { PageSource, PaintRequest } from './page-source.ts';
import { rotateSize } from './rotation.ts';
import type { OpenFailure, Size } from './view-types.ts';

/** Decoding needs 4 bytes a pixel; 100 megapixels are more than any phone or office scanner sends. */
const LARGEST_IMAGE_PIXELS = 100_000_000;
/** The long side of A4 at 96 dpi: an image at scale 1 is as large as a letter. */
const LONG_SIDE_PX = 1123;

/** Opens a PNG, JPEG or WebP as a document of one page, turned as its EXIF orientation says. */
export async function openImage(bytes: Uint8Array, mediaType: string): Promise<Result<PageSource, OpenFailure>> {
  const announced = imageSize(bytes);
  if (announced === undefined) return failed('damaged');
  if (announced.width * announced.height > LARGEST_IMAGE_PIXELS) return failed('too-large');
  let decoded: ImageBitmap;
  try {
    decoded = await createImageBitmap(new Blob([bytes.slice()], { type: mediaType }));
  } catch {
    return failed('damaged');
  }
  const picture = await shrink(decoded);
  const factor = LONG_SIDE_PX / Math.max(picture.width, picture.height);
  const size: Size = { width: picture.width * factor, height: picture.height * factor };
  return ok({
    pageCount: 1,
    firstSize: size,
    weight: picture.width * picture.height * 4,
    sizeOf: async () => size,
    paint: async (request) => paint(picture, size, request),
    close: () => picture.close(),
  });
}

/** Keeps at most the pixels that a canvas may have. */
async function shrink(decoded: ImageBitmap): Promise<ImageBitmap> {
  const target = decideCanvasSize(decoded, 1);
  if (target.width === decoded.width) return decoded;
  const small = await createImageBitmap(decoded, {
    resizeWidth: target.width,
    resizeHeight: target.height,
    resizeQuality: 'high',
  });
  decoded.close();
  return small;
}

function paint(picture: ImageBitmap, size: Size, request: PaintRequest): HTMLCanvasElement {
  const pixels = decideCanvasSize(request.shown, request.pixelRatio);
  const canvas = document.createElement('canvas');
  canvas.width = pixels.width;
  canvas.height = pixels.height;
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) throw new Error('No drawing surface');
  const turned = rotateSize(size, request.rotation);
  context.fillStyle = 'white';
  context.fillRect(0, 0, pixels.width, pixels.height);
  context.imageSmoothingQuality = 'high';
  context.translate(pixels.width / 2, pixels.height / 2);
  context.scale(pixels.width / turned.width, pixels.height / turned.height);
  context.rotate((request.rotation * Math.PI) / 180);
  context.drawImage(picture, -size.width / 2, -size.height / 2, size.width, size.height);
  return canvas;
}
