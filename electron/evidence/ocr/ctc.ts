/** One character as a recogniser read it. */
export interface ReadCharacter {
  readonly text: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** Middle of the character in parts (0 to 1) of the line's width. */
  readonly at: number;
}

/** What a network says about a line: for each step along it a probability for each class, class 0 meaning "nothing". */
export interface StepProbabilities {
  readonly values: Float32Array;
  readonly steps: number;
  readonly classes: number;
}

/**
 * The likeliest text of a line by best path (Graves 2006): the same class in neighbouring steps is one character, class 0
 * divides. With `allowed` only those classes count, and the confidence stays what the network thought of them among all.
 */
export function decodeBestPath(
  { values, steps, classes }: StepProbabilities,
  alphabet: readonly string[],
  allowed?: readonly number[],
): readonly ReadCharacter[] {
  const characters: ReadCharacter[] = [];
  let before = 0;
  let runStart = 0;
  let peak = 0;
  let sum = 0;
  const finish = (end: number) => {
    if (before === 0) return;
    const text = alphabet[before] ?? '';
    characters.push({ text, confidence: peak, at: sum > 0 ? (runStart + end) / 2 / steps : 0 });
  };
  for (let step = 0; step < steps; step += 1) {
    const from = step * classes;
    let best = 0;
    let bestValue = values[from] ?? 0;
    if (allowed === undefined) {
      for (let index = 1; index < classes; index += 1) {
        const value = values[from + index] ?? 0;
        if (value > bestValue) {
          best = index;
          bestValue = value;
        }
      }
    } else {
      for (const index of allowed) {
        const value = values[from + index] ?? 0;
        if (value > bestValue) {
          best = index;
          bestValue = value;
        }
      }
    }
    if (best === before) {
      if (bestValue > peak) peak = bestValue;
      sum += bestValue;
      continue;
    }
    finish(step);
    before = best;
    runStart = step;
    peak = bestValue;
    sum = bestValue;
  }
  finish(steps);
  return characters;
}
