import type { Canvas } from '@napi-rs/canvas';
import type { DerivativeSteps } from '../../../shared/domain/evidence/derivative-steps.ts';
import type { ShownMediaType } from '../../../shared/domain/submission.ts';
import type { MadeDerivative } from '../service/reader-protocol.ts';
import { paintPage } from './paint-page.ts';
import type { PageSize } from './place-after-steps.ts';
import { writePicturePdf } from './write-pdf.ts';

/** Dots per inch of a page that was vector before: what offices scan with. */
export const DERIVATIVE_DPI = 200;
const POINTS_PER_INCH = 72;
/** Of a hundred; letters stay sharp. */
const JPEG_QUALITY = 88;

/** A page of the original as the viewer shows it: upright, with its size in points. */
export interface OriginalPage {
  readonly canvas: Canvas;
  /** Pixels that make one point on the page of a PDF. */
  readonly scale: number;
}

/**
 * Carries the steps out on a working copy. A PDF becomes one of pictures, all pages of it: then nothing can lie hidden in
 * text layers, attachments or removed objects. A picture is painted anew and encoded without any metadata.
 * @param original media type of the original
 * @param readPage gives an upright picture of a page of the original; undefined where there is no such page
 */
export async function makeDerivative(
  original: string,
  steps: DerivativeSteps,
  readPage: (page: number) => Promise<OriginalPage | undefined>,
): Promise<MadeDerivative | undefined> {
  const originalSizes: PageSize[] = [];
  const painted: { canvas: Canvas; scale: number }[] = [];
  for (const page of steps.pages) {
    const read = await readPage(page.page);
    if (read === undefined) return undefined;
    originalSizes.push({ width: read.canvas.width, height: read.canvas.height });
    painted.push({ canvas: paintPage(read.canvas, page), scale: read.scale });
  }
  const [first] = painted;
  if (first === undefined) return undefined;
  const mediaType = mediaTypeOf(original);
  if (mediaType !== 'application/pdf') {
    return { bytes: await encode(first.canvas, mediaType), mediaType, originalSizes };
  }
  const pages = await Promise.all(
    painted.map(async ({ canvas, scale }) => ({
      picture: await encode(canvas, 'image/jpeg'),
      width: canvas.width / scale,
      height: canvas.height / scale,
    })),
  );
  return { bytes: await writePicturePdf(pages), mediaType, originalSizes };
}

export const derivativeScale = DERIVATIVE_DPI / POINTS_PER_INCH;

/** What a copy of such a document is: several pages make a PDF, and what only phones write becomes a JPEG. */
function mediaTypeOf(original: string): ShownMediaType {
  switch (original) {
    case 'application/pdf':
    case 'image/tiff':
      return 'application/pdf';
    case 'image/png':
    case 'image/webp':
      return original;
    default:
      return 'image/jpeg';
  }
}

async function encode(canvas: Canvas, mediaType: Exclude<ShownMediaType, 'application/pdf'>): Promise<Uint8Array> {
  switch (mediaType) {
    case 'image/jpeg':
      return new Uint8Array(await canvas.encode('jpeg', JPEG_QUALITY));
    case 'image/png':
      return new Uint8Array(await canvas.encode('png'));
    case 'image/webp':
      return new Uint8Array(await canvas.encode('webp', JPEG_QUALITY));
  }
}
