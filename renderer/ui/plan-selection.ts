/** Which rows of a list are chosen, and where the person is in it. Rows are named by their keys: lists change meanwhile. */
export interface Selection {
  readonly chosen: ReadonlySet<string>;
  /** The row that keys act on; null in an empty list. */
  readonly active: string | null;
  /** Where a range begins that grows with Shift. */
  readonly anchor: string | null;
  /** What was chosen before that range. */
  readonly before: ReadonlySet<string>;
}

export const nothingSelected: Selection = { chosen: new Set(), active: null, anchor: null, before: new Set() };

/** To a place, as far as the list goes; with `extends` everything from the anchor to there is chosen as well. Pure. */
export function moveTo(
  { chosen, anchor, before }: Selection,
  keys: readonly string[],
  place: number,
  isExtending: boolean,
): Selection {
  const index = Math.min(Math.max(place, 0), keys.length - 1);
  const active = keys[index] ?? null;
  if (!isExtending) return { chosen, active, anchor: active, before: chosen };
  const start = anchor === null ? index : Math.max(0, keys.indexOf(anchor));
  const range = keys.slice(Math.min(start, index), Math.max(start, index) + 1);
  return { chosen: new Set([...before, ...range]), active, anchor: anchor ?? active, before };
}

/** Chooses one row, or no longer. Pure. */
export function toggle({ chosen }: Selection, key: string): Selection {
  const next = new Set(chosen);
  if (!next.delete(key)) next.add(key);
  return { chosen: next, active: key, anchor: key, before: next };
}

/** All, or none where all are chosen already. Pure. */
export function toggleAll(selection: Selection, keys: readonly string[]): Selection {
  const chosen = new Set(selection.chosen.size < keys.length ? keys : []);
  return { ...selection, chosen, before: chosen };
}

/** What is left of it in a list that has changed; the same value where nothing has gone. Pure. */
export function keepKnown(selection: Selection, keys: readonly string[]): Selection {
  const known = new Set(keys);
  const isWhole = (chosen: ReadonlySet<string>) => [...chosen].every((key) => known.has(key));
  const knows = (key: string | null) => key === null || known.has(key);
  const { chosen, before, active, anchor } = selection;
  if (isWhole(chosen) && isWhole(before) && knows(active) && knows(anchor)) return selection;
  const narrow = (all: ReadonlySet<string>) => new Set([...all].filter((key) => known.has(key)));
  return {
    chosen: narrow(chosen),
    before: narrow(before),
    active: knows(active) ? active : (keys[0] ?? null),
    anchor: knows(anchor) ? anchor : null,
  };
}
