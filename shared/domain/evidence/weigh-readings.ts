/** One independent reading of a value, in a form in which equal values are equal texts. */
export interface ValueReading {
  readonly value: string;
  readonly confidence: number;
  readonly engine: string;
}

export interface WeighedValue {
  readonly value: string;
  /** That the value is what is printed; low where readings contradict each other or only one of them saw it. */
  readonly confidence: number;
  readonly engines: number;
}

/** A single reading is never enough to build on, however sure the engine is of itself. */
const aloneAtMost = 0.7;
const contradictedAtMost = 0.5;

/**
 * What several engines say together: values with what they are worth, the likeliest first. Engines are independent, so
 * their doubts multiply; a contradiction that is not much weaker takes all certainty away.
 */
export function weighReadings(readings: readonly ValueReading[]): readonly WeighedValue[] {
  const byValue = new Map<string, Map<string, number>>();
  for (const { value, confidence, engine } of readings) {
    const engines = byValue.get(value) ?? new Map<string, number>();
    engines.set(engine, Math.max(engines.get(engine) ?? 0, confidence));
    byValue.set(value, engines);
  }
  const weighed = [...byValue].map(([value, engines]) => {
    const doubt = [...engines.values()].reduce((product, confidence) => product * (1 - confidence), 1);
    return { value, confidence: 1 - doubt, engines: engines.size, strongest: Math.max(...engines.values()) };
  });
  weighed.sort((one, other) => other.confidence - one.confidence || other.engines - one.engines);
  const [first, second] = weighed;
  return weighed.map((value) => {
    const rival = value === first ? second : first;
    const isAlone = value.engines < 2;
    const isContradicted = rival !== undefined && !isMuchWeaker(rival, value);
    const most = isContradicted ? contradictedAtMost : isAlone ? aloneAtMost : 1;
    return { value: value.value, confidence: Math.min(value.confidence, most), engines: value.engines };
  });
}

/** One unsure reading against two sure ones is a slip. */
function isMuchWeaker(
  rival: { readonly engines: number; readonly strongest: number },
  value: { readonly engines: number; readonly strongest: number },
): boolean {
  return rival.engines === 1 && value.engines >= 2 && rival.strongest < 0.4 && value.strongest > 0.85;
}
