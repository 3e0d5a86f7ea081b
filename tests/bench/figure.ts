/** One measured figure. `ratio` is value / limit; both were taken in the same run on the same machine. */
export interface Figure {
  readonly value: number;
  /** The physical limit, or a peer on the same work. */
  readonly limit: number;
  readonly ratio: number;
  readonly unit: string;
  /** Whether each goal of docs/performance.md was met. */
  readonly goals: Readonly<Record<string, boolean>>;
  /** Further numbers that explain the figure. */
  readonly details: Readonly<Record<string, number>>;
}

export function toFigure(parts: Omit<Figure, 'ratio'>): Figure {
  const { value, limit, unit, goals, details } = parts;
  const rounded = Object.entries(details).map(([name, number]) => [name, round(number)] as const);
  return {
    value: round(value),
    limit: round(limit),
    ratio: round(value / limit),
    unit,
    goals,
    details: Object.fromEntries(rounded),
  };
}

/** Four significant digits: more would only be noise. */
function round(value: number): number {
  return Number(value.toPrecision(4));
}
