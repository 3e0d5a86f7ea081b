import type { Size } from './view-types.ts';

/** 16 million pixels are 64 MB; beyond it the page is drawn coarser and stretched, instead of exhausting the memory. */
const LARGEST_CANVAS_AREA = 16_777_216;
/** No browser draws on a canvas with a longer side. */
const LONGEST_CANVAS_SIDE = 16_384;

/** Device pixels for a page shown at `shown` CSS pixels; at least 1 x 1. `area` limits the product. */
export function decideCanvasSize(shown: Size, pixelRatio: number, area = LARGEST_CANVAS_AREA): Size {
  const wanted = { width: shown.width * pixelRatio, height: shown.height * pixelRatio };
  const factor = Math.min(
    1,
    Math.sqrt(area / (wanted.width * wanted.height)),
    LONGEST_CANVAS_SIDE / wanted.width,
    LONGEST_CANVAS_SIDE / wanted.height,
  );
  return { width: whole(wanted.width * factor), height: whole(wanted.height * factor) };
}

function whole(pixels: number): number {
  return Math.max(1, Math.floor(pixels + 0.01));
}
