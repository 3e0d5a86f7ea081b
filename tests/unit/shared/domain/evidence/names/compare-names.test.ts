import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContentHash } from '../../../../../../shared/base/ids.ts';
import type { LineReading, PrintedPerson } from '../../../../../../shared/domain/evidence/extraction.ts';
import { comparePart, likenessOf } from '../../../../../../shared/domain/evidence/names/compare-name-part.ts';
import { compareNames } from '../../../../../../shared/domain/evidence/names/compare-names.ts';

const rules = { similarLetters: 1, legibleFrom: 0.8 };
const box = { left: 0, top: 0, width: 0.1, height: 0.1 };

const printed = (...lines: readonly string[]): PrintedPerson => ({
  contentHash: 'a'.repeat(64) as ContentHash,
  page: 1,
  label: 'Name, Vorname des Versicherten',
  lines: lines.map((text) => ({ box, readings: [{ text, confidence: 1, engine: 'text-layer' }] })),
});

const compare = (familyName: string, givenNames: string, ...lines: readonly string[]) => {
  const result = compareNames({ familyName, givenNames }, printed(...lines), rules);
  return [result?.family?.verdict ?? null, result?.given?.verdict ?? null];
};

describe('a printed name and a declared one', () => {
  it.each([
    ['Mertens', 'Mara', ['MERTENS', 'MARA']],
    ['Mertens', 'Mara', ['MERTENS, MARA']],
    ['Mertens', 'Mara', ['MERTENS MARA']],
    ['Mertens', 'Mara', ['Mara Mertens']],
    ['Mertens', 'Mara', ['Mertens,', 'Mara']],
    ['Groß-Weiß', 'Jürgen', ['GROSS WEISS', 'JUERGEN']],
    ['Groß-Weiß', 'Jürgen', ['GROSS WEISS JUERGEN']],
    ['Groß-Weiß', 'Jürgen', ['GROSS-WEISS, JÜRGEN']],
    ['von Bülow', 'Anna-Lena', ['BÜLOW VON', 'ANNA-LENA']],
    ['von Bülow', 'Anna-Lena', ['VON BUELOW', 'ANNA LENA']],
    ['von Bülow', 'Anna-Lena', ['Bülow, Anna-Lena von']],
    ['von der Heide', 'Uwe', ['HEIDE', 'UWE']],
    ['Yıldız', 'Ayşe', ['YILDIZ', 'AYSE']],
    ['Łukasz', 'Paweł', ['LUKASZ', 'PAWEL']],
    ["O'Neill", 'Seán', ['O NEILL', 'SEAN']],
    ['Mertens', 'Mara Sophie', ['MERTENS', 'MARA']],
    ['Mertens', 'Mara', ['MERTENS', 'MARA SOPHIE']],
    ['Mertens', 'Sophie Mara', ['MERTENS', 'MARA SOPHIE']],
    ['Esser', 'Ingo', ['DR. ESSER', 'INGO']],
    ['Esser', 'Ingo', ['Dr. Esser', 'INGO']],
    ['Lê', 'Văn Đức', ['LE', 'VAN']],
    ['Lê', 'Văn Đức', ['LE, VAN DUC']],
    ['Núñez', 'José', ['NUNEZ', 'JOSE']],
  ])('agree: %s, %s is %j', (family, given, lines) => {
    expect(compare(family, given, ...lines)).toEqual(['agrees', 'agrees']);
  });

  it.each([
    ['Meier', 'Mara', ['MAIER', 'MARA']],
    ['Kaya', 'Mara', ['KARA', 'MARA']],
    ['Muller', 'Mara', ['MÜLLER', 'MARA']],
    ['Müller', 'Mara', ['MULLER', 'MARA']],
    ['Mertens', 'Mara', ['MARTENS', 'MARA']],
    ['Mertens', 'Mara', ['MERTEN', 'MARA']],
    ['Groß', 'Mara', ['GROSS WEISS', 'MARA']],
    ['Groß-Weiß', 'Mara', ['GROSS', 'MARA']],
    ['Schmitt', 'Mara', ['SCHMIDT', 'MARA']],
    ['Mara', 'Mara', ['MERTENS', 'MARA']],
  ])('differ in the family name: %s, %s is not %j', (family, given, lines) => {
    expect(compare(family, given, ...lines)).toEqual(['differs', 'agrees']);
  });

  it.each([
    ['Mertens', 'Anna', ['MERTENS', 'ANA']],
    ['Mertens', 'Ana', ['MERTENS', 'ANNA']],
    ['Mertens', 'Mara', ['MERTENS', 'MARIA']],
    ['Mertens', 'Mara', ['MERTENS, MIRA']],
    ['Mertens', 'Lena', ['MERTENS', 'LEA']],
    ['Mertens', 'Annalena', ['MERTENS', 'ANNA-LENA']],
    ['Mertens', 'Mara Sophie', ['MERTENS', 'MARA LUISE']],
    ['Mertens', 'Jürgen', ['MERTENS', 'JURGEN']],
  ])('differ in the given names: %s, %s is not %j', (family, given, lines) => {
    expect(compare(family, given, ...lines)).toEqual(['agrees', 'differs']);
  });

  it('do not agree when family name and given name are swapped on the lines that tell them apart', () => {
    expect(compare('Mara', 'Mertens', 'MERTENS', 'MARA')).toEqual(['differs', 'differs']);
    expect(compare('Mara', 'Mertens', 'MERTENS, MARA')).toEqual(['differs', 'differs']);
  });

  it.each([
    ['Meier', 'Maier', 'similar'],
    ['Mertens', 'Martens', 'similar'],
    ['Mertens', 'Mertesn', 'similar'],
    ['Müller', 'Muller', 'unmarked'],
    ['Kaya', 'Kara', 'other'],
    ['Ana', 'Anna', 'other'],
    ['Mertens', 'Mertens', 'exact'],
    ['Mertens', 'MERTENS', 'normalised'],
    ['Mertens', 'Schneider', 'other'],
  ])('says of %s and %s: %s', (one, other, likeness) => {
    expect(likenessOf(one, other, 'family', rules)).toBe(likeness);
  });
});

describe('a name on a picture, read by several engines', () => {
  const read = (engine: string, text: string, confidence = 0.95): LineReading => ({ engine, text, confidence });
  it.each([
    ['Mertens', [read('page', 'MERTENS'), read('tesseract', 'MERTENS')], 'agrees'],
    ['Müller', [read('page', 'MULLER'), read('tesseract', 'MÜLLER')], 'agrees'],
    ['Groß-Weiß', [read('page', 'GROSSWEISS'), read('tesseract', 'GROSS WEISS')], 'agrees'],
    ['Mertens', [read('page', 'MERTEN5'), read('tesseract', 'MERTENS')], 'agrees'],
    ['Lüttgen', [read('page', 'Littgen'), read('pp-ocr', 'Littgen'), read('tesseract', 'Lüttgen')], 'agrees'],
    ['van Dyck', [read('page', 'VAN DYCK'), read('pp-ocr', 'VANDYCK'), read('tesseract', 'VAN DYCK')], 'agrees'],
    ['Groß', [read('page', 'GroB'), read('tesseract', 'Groß')], 'agrees'],
    ['Vũ', [read('page', 'VU', 0.98), read('pp-ocr', 'VU', 0.99), read('tesseract', 'NAU', 0)], 'agrees'],
    ['Muller', [read('page', 'MULLER'), read('tesseract', 'MÜLLER')], 'unreadable'],
    ['Lüttgen', [read('page', 'Littgen'), read('tesseract', 'Löttgen')], 'unreadable'],
    ['Sabine', [read('page', 'SABI N E'), read('tesseract', 'SABINE')], 'agrees'],
    ['Sabine', [read('page', 'SABI M E'), read('tesseract', 'SABINE')], 'unreadable'],
    ['Annalena', [read('page', 'ANNALENA'), read('tesseract', 'ANNA LENA')], 'unreadable'],
    ['Vũ', [read('page', 'VU', 0.9), read('pp-ocr', 'VU', 0.9), read('tesseract', 'NAU', 0)], 'unreadable'],
    ['Mertens', [read('page', 'MERTENS')], 'unreadable'],
    ['Mertens', [read('page', 'MERTENS', 0.4), read('tesseract', 'MERTENS', 0.4)], 'unreadable'],
    ['Mertens', [read('page', 'MARTENS'), read('tesseract', 'MERTENS')], 'unreadable'],
    ['Kaya', [read('page', 'KAYA'), read('tesseract', 'KARA')], 'unreadable'],
    ['Müller', [read('page', 'MULLER'), read('tesseract', 'MULLER')], 'unreadable'],
    ['Kaya', [read('page', 'KARA'), read('tesseract', 'KARA')], 'differs'],
    ['Mertens', [read('page', 'MARTENS'), read('tesseract', 'MARTENS')], 'differs'],
    ['Mertens', [read('page', 'SCHNEIDER'), read('tesseract', 'SCHNEIDEP')], 'differs'],
    ['Mertens', [read('page', 'MFRTFNS'), read('tesseract', 'MEPTENS')], 'unreadable'],
  ])('of %s, %j: %s', (declared, readings, verdict) => {
    expect(comparePart(declared, readings, 'family', rules)?.verdict).toBe(verdict);
  });
});

describe('names as a property', () => {
  const letters = fc.constantFrom(...'abcdefghijklmnoprstuvwz');
  const name = fc
    .array(letters, { minLength: 3, maxLength: 12 })
    .map((chars) => chars.join(''))
    .map((text) => text.charAt(0).toUpperCase() + text.slice(1));

  it('agrees with its own capitals', () => {
    fc.assert(
      fc.property(name, name, (family, given) => {
        expect(compare(family, given, family.toUpperCase(), given.toUpperCase())).toEqual(['agrees', 'agrees']);
      }),
    );
  });

  it('never agrees with one letter changed', () => {
    fc.assert(
      fc.property(name, name, fc.nat(), letters, (family, given, position, letter) => {
        const at = position % family.length;
        const other = family.slice(0, at) + letter + family.slice(at + 1);
        if (other.toLowerCase() === family.toLowerCase()) return;
        expect(compare(family, given, other.toUpperCase(), given.toUpperCase())[0]).not.toBe('agrees');
        expect(compare(family, given, `${other.toUpperCase()}, ${given.toUpperCase()}`)[0]).not.toBe('agrees');
      }),
    );
  });
});
