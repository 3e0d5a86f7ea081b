import type { Box, Size } from './view-types.ts';

/** What the reader wants: a relation to the window that survives resizing, or a fixed scale. */
export type Zoom = 'fit-width' | 'fit-page' | { readonly scale: number };

const steps = [0.1, 0.25, 0.33, 0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5, 6, 8] as const;
const smallest = 0.1;
const largest = 8;
/** Space around a page in CSS pixels. */
export const PAGE_MARGIN = 14;

/** The scale (1 = printed size at 96 dpi) for a page in a window of that size. */
export function scaleFor(zoom: Zoom, page: Size, window: Size): number {
  const wide = (window.width - 2 * PAGE_MARGIN) / page.width;
  if (zoom === 'fit-width') return limitScale(wide);
  if (zoom === 'fit-page') return limitScale(Math.min(wide, (window.height - 2 * PAGE_MARGIN) / page.height));
  return limitScale(zoom.scale);
}

/**
 * The scale at which a place can be read together with its label: it takes a good third of the window, and the page is
 * never smaller than fitted, nor much larger than that. `page` is the turned page at scale 1.
 */
export function zoomToBox(box: Box, page: Size, window: Size): Zoom {
  const fitted = scaleFor('fit-width', page, window);
  const byWidth = (window.width * PART_OF_WINDOW) / (box.width * page.width);
  const byHeight = (window.height * PART_OF_WINDOW) / (box.height * page.height);
  return { scale: limitScale(Math.min(Math.max(Math.min(byWidth, byHeight), fitted), LARGEST_MAGNIFICATION * fitted)) };
}

const PART_OF_WINDOW = 0.36;
const LARGEST_MAGNIFICATION = 1.75;

/** The next step on the ladder from any scale, also from a fitted one in between. */
export function stepZoom(scale: number, direction: 'in' | 'out'): Zoom {
  const tolerance = 0.005;
  const next =
    direction === 'in'
      ? steps.find((step) => step > scale + tolerance)
      : steps.findLast((step) => step < scale - tolerance);
  return { scale: next ?? limitScale(scale) };
}

function limitScale(scale: number): number {
  return Number.isFinite(scale) ? Math.min(Math.max(scale, smallest), largest) : 1;
}
