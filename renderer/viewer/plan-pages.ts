import type { Size } from './view-types.ts';

/** Vertical places of all pages in CSS pixels; `tops` has one entry per page, `tops[0]` belongs to page 1. */
export interface PageLayout {
  readonly tops: Float64Array;
  readonly heights: Float64Array;
  readonly total: number;
  /** The widest page; decides the horizontal scroll range. */
  readonly widest: number;
}

/** Chromium cannot lay out boxes higher than about 33 million pixels; a long document is zoomed less instead. */
const HIGHEST_LAYOUT_PX = 30_000_000;

/**
 * Stacks all pages with a gap between, before, and after. `sizeOf` gives the size at scale 1 (a page that has not been read
 * yet is assumed to be like the first).
 */
export function planPages(count: number, sizeOf: (page: number) => Size, scale: number, gap: number): PageLayout {
  const tops = new Float64Array(count);
  const heights = new Float64Array(count);
  let top = gap;
  let widest = 0;
  for (let index = 0; index < count; index += 1) {
    const size = sizeOf(index + 1);
    const height = Math.round(size.height * scale);
    tops[index] = top;
    heights[index] = height;
    widest = Math.max(widest, Math.round(size.width * scale));
    top += height + gap;
  }
  return { tops, heights, total: top, widest };
}

/** The largest scale at which the whole document can still be laid out. */
export function largestLayoutScale(count: number, sizeOf: (page: number) => Size): number {
  let height = 0;
  for (let page = 1; page <= count; page += 1) height += sizeOf(page).height;
  return height === 0 ? 1 : HIGHEST_LAYOUT_PX / height;
}

/** The page (first is 1) that contains the height `y`, or the nearest before it. */
export function pageAt(layout: PageLayout, y: number): number {
  let low = 0;
  let high = layout.tops.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((layout.tops[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

/** The pages to keep rendered: those in the window and `ahead` window heights before and after it. */
export function pagesNear(
  layout: PageLayout,
  scrollTop: number,
  windowHeight: number,
  ahead: number,
): readonly number[] {
  if (layout.tops.length === 0) return [];
  const first = pageAt(layout, scrollTop - ahead * windowHeight);
  const last = pageAt(layout, scrollTop + windowHeight + ahead * windowHeight);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** A place in the document that survives a change of scale: a page and the part of its height. */
export interface Anchor {
  readonly page: number;
  readonly part: number;
}

export function anchorAt(layout: PageLayout, y: number): Anchor {
  const page = pageAt(layout, y);
  const height = layout.heights[page - 1] ?? 0;
  return { page, part: height === 0 ? 0 : (y - (layout.tops[page - 1] ?? 0)) / height };
}

export function heightOf(layout: PageLayout, anchor: Anchor): number {
  return (layout.tops[anchor.page - 1] ?? 0) + anchor.part * (layout.heights[anchor.page - 1] ?? 0);
}
