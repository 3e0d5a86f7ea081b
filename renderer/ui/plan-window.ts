/** Rows of a list to draw: those in sight and a few around. `end` is exclusive. */
export interface RowWindow {
  readonly start: number;
  readonly end: number;
}

/** Lengths are CSS pixels. Pure. */
export function planWindow(
  scrollTop: number,
  height: number,
  rowHeight: number,
  count: number,
  around: number,
): RowWindow {
  const first = Math.floor(scrollTop / rowHeight) - around;
  const last = Math.ceil((scrollTop + height) / rowHeight) + around;
  const start = Math.max(0, Math.min(first, count - 1));
  return { start, end: Math.max(start, Math.min(last, count)) };
}

/** Where to scroll so that a row is wholly in sight; unchanged where it already is. */
export function scrollToShow(index: number, scrollTop: number, height: number, rowHeight: number): number {
  const top = index * rowHeight;
  if (top < scrollTop) return top;
  if (top + rowHeight > scrollTop + height) return top + rowHeight - height;
  return scrollTop;
}
