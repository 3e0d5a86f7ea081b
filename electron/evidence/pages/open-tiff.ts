import { createCanvas } from '@napi-rs/canvas';
import { failed, ok, type Result } from '../../../shared/base/result.ts';
import type { ReadingProblem } from '../../../shared/domain/evidence/reading.ts';
import { readTiffPages, type TiffPage } from '../../../shared/domain/tiff-pages.ts';
import { decodeTiffPage } from './decode-tiff-page.ts';
import { orient } from './exif-orientation.ts';
import { mostPixels } from './limits.ts';
import { pageOf } from './open-image.ts';
import type { PageSource } from './page-source.ts';

/** Opens a TIFF, page by page, each turned as its orientation says. Pages that cannot be decoded are empty. */
export function openTiff(bytes: Uint8Array): Result<PageSource, ReadingProblem> {
  const pages = readTiffPages(bytes);
  if (pages === undefined) return failed('damaged');
  if (pages.some(({ width, height }) => width * height > mostPixels)) return failed('too-large');
  if (decode(bytes, pages[0]) === undefined) return failed('damaged');
  return ok({
    pageCount: pages.length,
    openPage: (number) => {
      const page = pages[number - 1];
      return Promise.resolve(pageOf(decode(bytes, page) ?? createCanvas(page?.width ?? 1, page?.height ?? 1)));
    },
    close: () => Promise.resolve(),
  });
}

function decode(bytes: Uint8Array, page: TiffPage | undefined) {
  if (page === undefined) return undefined;
  const rgba = decodeTiffPage(bytes, page);
  if (rgba === undefined) return undefined;
  const canvas = createCanvas(page.width, page.height);
  const context = canvas.getContext('2d');
  const picture = context.createImageData(page.width, page.height);
  picture.data.set(rgba);
  context.putImageData(picture, 0, 0);
  return orient(canvas, page.orientation);
}
