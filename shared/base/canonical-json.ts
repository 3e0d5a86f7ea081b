/**
 * JSON with the keys of every object sorted (the part of RFC 8785 that matters for values parsed from JSON): the same
 * value is always the same text, so that its hash can be compared on any machine.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (part === null || typeof part !== 'object' || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  });
}
