import { describe, expect, it } from 'vitest';
import { isInLetterRange } from '../../../../shared/domain/letter-range.ts';

describe('a range of letters', () => {
  it.each<[name: string, from: string, to: string, expected: boolean | null]>([
    ['Mertens', 'A', 'M', true],
    ['Mertens', 'M', 'M', true],
    ['Mertens', 'N', 'Z', false],
    ['mertens', 'm', 'z', true],
    // umlauts are two letters, as in a list of names
    ['Öztürk', 'O', 'O', true],
    ['Öztürk', 'P', 'Z', false],
    ['Öztürk', 'Oa', 'Od', false],
    ['Öztürk', 'Oe', 'Oz', true],
    ['Özmen', 'Ö', 'Ö', true],
    ['Ähre', 'Ad', 'Af', true],
    ['ßner', 'S', 'Sz', true],
    // the ends are included, however short they are written
    ['Kaya', 'K', 'Ka', true],
    ['Kowalski', 'Ka', 'Kn', false],
    ['Kowalski', 'Ko', 'L', true],
    ['Schmidt', 'Sa', 'Sch', true],
    ['Schneider', 'Sch', 'Sz', true],
    ['Seidel', 'Sa', 'Sch', false],
    // Vorsatzwörter and titles do not count
    ['von Bülow', 'B', 'B', true],
    ['von Bülow', 'V', 'V', false],
    ['Freiherr von der Heide', 'F', 'F', true],
    ['Van den Berg', 'B', 'B', true],
    ['Dr. Haddad', 'H', 'H', true],
    ['zu Guttenberg', 'G', 'G', true],
    ['Le', 'L', 'L', true],
    ['Van', 'V', 'V', true],
    // of a double name the first part counts
    ['Müller-Lüdenscheidt', 'M', 'M', true],
    ['Müller-Lüdenscheidt', 'L', 'L', false],
    ['Groß Weiß', 'G', 'G', true],
    ["O'Neill", 'O', 'O', true],
    // marks of other languages do not count
    ['Şahin', 'S', 'S', true],
    ['Łukasiewicz', 'L', 'L', true],
    ['Çelik', 'C', 'C', true],
    ['Đorđević', 'D', 'D', true],
    // what no range can name
    ['Иванов', 'A', 'Z', null],
    ['…', 'A', 'Z', null],
  ])('%s in %s to %s: %s', (name, from, to, expected) => {
    expect(isInLetterRange(name, { from, to })).toBe(expected);
  });
});
