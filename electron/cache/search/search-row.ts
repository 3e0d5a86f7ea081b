/** What the full-text index points to. The index knows only a number: the kind in the upper part, the row below. */
export const searchKinds = ['person', 'case-file', 'task', 'document'] as const;
export type SearchKind = (typeof searchKinds)[number];

/** More rows than any office has; kind * span + row stays exact in a JavaScript number. */
const span = 2 ** 40;

export function toSearchRow(kind: SearchKind, row: number): number {
  return searchKinds.indexOf(kind) * span + row;
}

/** First and last number of a kind. */
export function searchRange(kind: SearchKind): { readonly first: number; readonly last: number } {
  const first = searchKinds.indexOf(kind) * span;
  return { first, last: first + span - 1 };
}

export function fromSearchRow(searchRow: number): number {
  return searchRow % span;
}
