import type { SeededRandom } from '../names/seeded-random.ts';

const tableSize = 65_536;

/**
 * Noise of a sensor: numbers around zero with the given standard deviation, close to a normal distribution. Drawn from
 * a table, because a picture asks millions of times.
 */
export function createGrain(random: SeededRandom, deviation: number): () => number {
  const table = new Float32Array(tableSize);
  for (let index = 0; index < tableSize; index += 1) {
    table[index] = (random.next() + random.next() + random.next() + random.next() - 2) * 1.732 * deviation;
  }
  let position = 0;
  let stride = 1;
  return () => {
    position += stride;
    if (position >= tableSize) {
      position -= tableSize;
      stride = stride >= 31 ? 1 : stride + 2; // so that rows of the picture do not repeat
    }
    return table[position] ?? 0;
  };
}
