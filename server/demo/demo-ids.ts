import type { SeededRandom } from './names/seeded-random.ts';

/** UUIDs (version 4 in form) that come out the same at every start, so that a seed that was cut off can go on. */
export function createDemoIds(random: SeededRandom): () => string {
  const hex = (count: number) => Array.from({ length: count }, () => random.between(0, 15).toString(16)).join('');
  return () => `${hex(8)}-${hex(4)}-4${hex(3)}-${random.between(8, 11).toString(16)}${hex(3)}-${hex(12)}`;
}
