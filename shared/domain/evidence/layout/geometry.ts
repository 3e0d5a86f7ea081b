import { type Box, boxOf, spanOf } from '../box.ts';
import { pageToSheet, type Sheet, sheetToPage } from '../sheet.ts';

/** A rectangle in the units of its page (points or pixels), origin at the upper left corner, so that lengths compare. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface PageSize {
  readonly width: number;
  readonly height: number;
  readonly sheet?: Sheet | undefined;
}

/** Level and upright, in units of the sheet, where the page shows one that is tilted or lies on its side. */
export function toRect(box: Box, page: PageSize): Rect {
  const { width, height } = page.sheet ?? page;
  const { left, top, right, bottom } = page.sheet === undefined ? spanOf(box) : pageToSheet(page.sheet, box);
  return { left: left * width, top: top * height, right: right * width, bottom: bottom * height };
}

/** Back to parts of the page as it is shown, cut at its edges. */
export function toBox(rect: Rect, page: PageSize): Box {
  const { width, height } = page.sheet ?? page;
  const level = {
    left: rect.left / width,
    top: rect.top / height,
    right: rect.right / width,
    bottom: rect.bottom / height,
  };
  return boxOf(page.sheet === undefined ? level : sheetToPage(page.sheet, level));
}

export function union(first: Rect, ...others: readonly Rect[]): Rect {
  return others.reduce(
    (all, rect) => ({
      left: Math.min(all.left, rect.left),
      top: Math.min(all.top, rect.top),
      right: Math.max(all.right, rect.right),
      bottom: Math.max(all.bottom, rect.bottom),
    }),
    first,
  );
}

export function grow(rect: Rect, x: number, y: number): Rect {
  return { left: rect.left - x, top: rect.top - y, right: rect.right + x, bottom: rect.bottom + y };
}

export function heightOf(rect: Rect): number {
  return rect.bottom - rect.top;
}

export function middleOf(rect: Rect): { readonly x: number; readonly y: number } {
  return { x: (rect.left + rect.right) / 2, y: (rect.top + rect.bottom) / 2 };
}

/** Length of the part that both spans share; negative: the distance between them. */
export function sharedWidth(one: Rect, other: Rect): number {
  return Math.min(one.right, other.right) - Math.max(one.left, other.left);
}

export function sharedHeight(one: Rect, other: Rect): number {
  return Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
}

export function holdsMiddleOf(outer: Rect, inner: Rect): boolean {
  const { x, y } = middleOf(inner);
  return x >= outer.left && x <= outer.right && y >= outer.top && y <= outer.bottom;
}
