export function hasBytesAt(file: Uint8Array, offset: number, expected: readonly number[]): boolean {
  return expected.every((byte, index) => file[offset + index] === byte);
}

/** `text` is ASCII. */
export function hasTextAt(file: Uint8Array, offset: number, text: string): boolean {
  return hasBytesAt(
    file,
    offset,
    Array.from(text, (character) => character.charCodeAt(0)),
  );
}
