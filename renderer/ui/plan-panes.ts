/** One column of a split screen. Lengths are CSS pixels. */
export interface PaneSpec {
  readonly id: string;
  readonly minimum: number;
  /** The size before anybody has dragged; absent for the one pane that takes what is left. */
  readonly initial?: number;
  /** Goes below the growing pane where the window is too narrow for all columns (also at 200 % zoom). */
  readonly folds?: boolean;
}

export type PaneSizes = Readonly<Record<string, number>>;

export interface PanePlan {
  /** Pixels per column in order; `undefined` is the growing pane. Folded panes are not in here. */
  readonly columns: readonly { readonly id: string; readonly size: number | undefined }[];
  readonly folded: readonly string[];
}

/**
 * Which columns stand side by side in `width`, and how wide each is. Wanted sizes are kept as long as the growing pane has
 * its minimum; then panes shrink to their minimum from the right, then folding panes fold.
 */
export function planPanes(panes: readonly PaneSpec[], wanted: PaneSizes, width: number): PanePlan {
  const minimums = (list: readonly PaneSpec[]) => list.reduce((sum, pane) => sum + pane.minimum, 0);
  let side = panes;
  const folded: string[] = [];
  for (const pane of panes.toReversed()) {
    if (minimums(side) <= width) break;
    if (pane.folds !== true) continue;
    side = side.filter((other) => other.id !== pane.id);
    folded.unshift(pane.id);
  }
  const growing = side.find((pane) => pane.initial === undefined);
  const sizes = new Map(side.map((pane) => [pane.id, sizeOf(pane, wanted)]));
  let missing = sum(sizes.values()) + (growing?.minimum ?? 0) - width;
  for (const pane of side.toReversed()) {
    const size = sizes.get(pane.id);
    if (missing <= 0) break;
    if (size === undefined) continue;
    const given = Math.min(missing, size - pane.minimum);
    sizes.set(pane.id, size - given);
    missing -= given;
  }
  return { columns: side.map((pane) => ({ id: pane.id, size: sizes.get(pane.id) })), folded };
}

/** The widest a pane may get by dragging, so that every other column keeps its minimum and the planned size. */
export function largestPane(panes: readonly PaneSpec[], plan: PanePlan, id: string, width: number): number {
  const others = plan.columns
    .filter((column) => column.id !== id)
    .map((column) => column.size ?? panes.find((pane) => pane.id === column.id)?.minimum ?? 0);
  return Math.max(width - sum(others), panes.find((pane) => pane.id === id)?.minimum ?? 0);
}

function sizeOf(pane: PaneSpec, wanted: PaneSizes): number | undefined {
  if (pane.initial === undefined) return undefined;
  return Math.max(pane.minimum, wanted[pane.id] ?? pane.initial);
}

function sum(values: Iterable<number | undefined>): number {
  let total = 0;
  for (const value of values) total += value ?? 0;
  return total;
}
