/** Pages to keep loaded: those in sight, and those around the current row, so that "next" is always known. Pure. */
export function planPages(
  inSight: { readonly start: number; readonly end: number },
  currentIndex: number | null,
  pageSize: number,
): readonly number[] {
  const pageOf = (index: number) => Math.floor(Math.max(0, index) / pageSize);
  const pages = new Set<number>();
  for (let page = pageOf(inSight.start); page <= pageOf(inSight.end - 1); page += 1) pages.add(page);
  if (currentIndex !== null) {
    pages.add(pageOf(currentIndex - 1));
    pages.add(pageOf(currentIndex + 1));
  }
  return [...pages].toSorted((a, b) => a - b);
}
