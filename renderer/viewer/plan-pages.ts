import type { Size } from './view-types.ts';

/**
 * The pages that are laid out at one time. Ordinary documents are one section; a scroll area of ten thousand pages would be
 * too high for the browser (about 33 million pixels, and drawing slows down long before).
 */
export interface Section {
  readonly first: number;
  readonly count: number;
}

const LARGEST_SECTION = 500;
/** So many pages before the end of a section the next one is taken. */
const SECTION_RESERVE = 50;

/** The section in which `page` can be read: the present one as long as there is reserve around the page. */
export function planSection(present: Section | undefined, page: number, pageCount: number): Section {
  if (present !== undefined) {
    const last = present.first + present.count - 1;
    const isLowEnough = present.first === 1 || page >= present.first + SECTION_RESERVE;
    const isHighEnough = last === pageCount || page <= last - SECTION_RESERVE;
    if (isLowEnough && isHighEnough && page >= present.first && page <= last) return present;
  }
  const count = Math.min(pageCount, LARGEST_SECTION);
  const first = Math.min(Math.max(1, page - Math.floor(count / 2)), pageCount - count + 1);
  return { first, count };
}

/** Vertical places of the pages of a section in CSS pixels; index 0 belongs to the page `first`. */
export interface PageLayout {
  readonly first: number;
  readonly tops: Float64Array;
  readonly heights: Float64Array;
  readonly total: number;
  /** The widest page; decides the horizontal scroll range. */
  readonly widest: number;
}

/**
 * Stacks the pages of a section with a gap between, before, and after. `shownSize` gives the size on the screen; it is
 * rounded here.
 */
export function planPages(section: Section, shownSize: (page: number) => Size, gap: number): PageLayout {
  const { first, count } = section;
  const tops = new Float64Array(count);
  const heights = new Float64Array(count);
  let top = gap;
  let widest = 0;
  for (let index = 0; index < count; index += 1) {
    const size = shownSize(first + index);
    const height = Math.round(size.height);
    tops[index] = top;
    heights[index] = height;
    widest = Math.max(widest, Math.round(size.width));
    top += height + gap;
  }
  return { first, tops, heights, total: top, widest };
}

export function topOf(layout: PageLayout, page: number): number {
  return layout.tops[page - layout.first] ?? 0;
}

export function heightOf(layout: PageLayout, page: number): number {
  return layout.heights[page - layout.first] ?? 0;
}

/** The page that contains the height `y`, or the nearest before it. */
export function pageAt(layout: PageLayout, y: number): number {
  let low = 0;
  let high = layout.tops.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((layout.tops[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return layout.first + low;
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

/** A place in the document that survives a change of scale and of section: a page and the part of its height. */
export interface Anchor {
  readonly page: number;
  readonly part: number;
}

export function anchorAt(layout: PageLayout, y: number): Anchor {
  const page = pageAt(layout, y);
  const height = heightOf(layout, page);
  return { page, part: height === 0 ? 0 : (y - topOf(layout, page)) / height };
}

export function placeOf(layout: PageLayout, anchor: Anchor): number {
  return topOf(layout, anchor.page) + anchor.part * heightOf(layout, anchor.page);
}
