/**
 * Eight characters that are the same whenever the same place in the program breaks. Made from the kind of the error and the
 * places it went through, never from its message, which may quote what a person sees.
 */
export function defectReference(error: unknown): string {
  const places =
    error instanceof Error ? `${error.name}${(error.stack ?? '').replace(error.message, '')}` : typeof error;
  let hash = 0x811c9dc5; // FNV-1a, 32 bits
  for (const character of places) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
}
