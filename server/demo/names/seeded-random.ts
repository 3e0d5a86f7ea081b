/** Repeatable chance: the same seed gives the same sequence on every machine. For demo data only, never for secrets. */
export interface SeededRandom {
  /** 0 inclusive to 1 exclusive. */
  readonly next: () => number;
  /** A whole number from `minimum` to `maximum`, both inclusive. */
  readonly between: (minimum: number, maximum: number) => number;
  readonly pick: <Item>(items: readonly [Item, ...Item[]]) => Item;
  /** True in `share` (0 to 1) of all calls. */
  readonly chance: (share: number) => boolean;
  /** `count` digits; may begin with zero. */
  readonly digits: (count: number) => string;
  /** An independent sequence; what it draws does not move this one. */
  readonly fork: (label: string) => SeededRandom;
}

export function createSeededRandom(seed: string): SeededRandom {
  let state = hashText(seed);

  // A counter sent through a mixing function with full period (splitmix, 32 bits).
  function next(): number {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296;
  }

  const between = (minimum: number, maximum: number) => minimum + Math.floor(next() * (maximum - minimum + 1));
  return {
    next,
    between,
    pick: (items) => items[between(0, items.length - 1)] ?? items[0],
    chance: (share) => next() < share,
    digits: (count) => Array.from({ length: count }, () => between(0, 9)).join(''),
    fork: (label) => createSeededRandom(`${seed}/${label}`),
  };
}

/** FNV-1a, 32 bits. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}
