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

/** One network's word is never enough to build on, unless it says it three times and each time surely. */
const aloneAtMost = 0.7;
/** A reading that its engine does not believe itself is none, neither for nor against. */
const nothingBelow = 0.03;
const contradictedAtMost = 0.5;

/**
 * What several engines say together: values with what they are worth, the likeliest first. Engines are independent, so
 * their doubts multiply; a contradiction that is not much weaker takes all certainty away.
 */
export function weighReadings(readings: readonly ValueReading[]): readonly WeighedValue[] {
  const byValue = new Map<string, Map<string, number>>();
  const own = readings.filter(({ confidence }) => confidence >= nothingBelow);
  for (const { value, confidence, engine } of own) {
    const engines = byValue.get(value) ?? new Map<string, number>();
    engines.set(engine, Math.max(engines.get(engine) ?? 0, confidence));
    byValue.set(value, engines);
  }
  const weighed = [...byValue].map(([value, engines]) => {
    // that another network reads the very same, however unsure it is, is no accident
    const same = readings.filter((reading) => reading.value === value);
    const isIndependent = new Set(same.map(({ engine }) => familyOf(engine))).size > 1;
    const isManifold = engines.size >= 3 && [...engines.values()].every((confidence) => confidence > 0.85);
    const doubt = [...engines.values()].reduce((product, confidence) => product * (1 - confidence), 1);
    const strongest = Math.max(...engines.values());
    return {
      value,
      confidence: 1 - doubt,
      engines: engines.size,
      strongest,
      isIndependent,
      isBacked: isIndependent || isManifold,
    };
  });
  weighed.sort((one, other) => other.confidence - one.confidence || other.engines - one.engines);
  const [first, second] = weighed;
  return weighed.map((value) => {
    const rival = value === first ? second : first;
    const isContradicted = rival !== undefined && !isMuchWeaker(rival, value);
    const most = isContradicted ? contradictedAtMost : value.isBacked ? 1 : aloneAtMost;
    return { value: value.value, confidence: Math.min(value.confidence, most), engines: value.engines };
  });
}

/** One network that reads a place in several preparations makes the same slip in all of them. */
export function familyOf(engine: string): string {
  return /tess/i.test(engine) ? 'tesseract' : 'pp-ocr';
}

/** One unsure reading against two sure ones of different networks is a slip. */
function isMuchWeaker(
  rival: { readonly engines: number; readonly strongest: number },
  value: { readonly isIndependent: boolean; readonly strongest: number },
): boolean {
  return rival.engines === 1 && value.isIndependent && rival.strongest < 0.4 && value.strongest > 0.85;
}
