export interface HeldDocument {
  readonly id: string;
  /** Bytes it costs to keep it open. */
  readonly weight: number;
}

/** Which open documents to close, the least recently used first, so that the rest fits; `shown` and the newest stay. */
export function decideEvictions(
  oldestFirst: readonly HeldDocument[],
  budget: number,
  shown: string | undefined,
): readonly string[] {
  let total = oldestFirst.reduce((sum, held) => sum + held.weight, 0);
  const evicted: string[] = [];
  for (const held of oldestFirst.slice(0, -1)) {
    if (total <= budget) break;
    if (held.id === shown) continue;
    evicted.push(held.id);
    total -= held.weight;
  }
  return evicted;
}
