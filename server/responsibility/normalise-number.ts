/**
 * A BG-Nummer or Kundennummer without what people add to it: blanks, hyphens, dots and case. The BA also writes `//`
 * where `BG` stands (DOMAIN.md section 4), so both forms of a BG-Nummer give the same text.
 */
export function normaliseNumber(number: string): string {
  return number
    .normalize('NFKC')
    .toUpperCase()
    .replace(/^(\s*\d{5})\s*\/\/\s*(?=\d)/, '$1BG')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
