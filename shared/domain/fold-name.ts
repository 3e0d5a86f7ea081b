const umlauts: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  ø: 'oe',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ı: 'i',
};
const titles = /(?<![\p{L}])(?:dr|prof|dipl|ing|med|mag)\.(?![\p{L}])/gu;

/**
 * A name in the form in which two spellings of it are equal (DOMAIN C03): lower case, ä = ae, ß = ss, other marks
 * dropped, hyphen and apostrophe = blank, academic titles gone, blanks single. `GROSS WEISS` = `Groß-Weiß`.
 * Only for comparing; never shown. Unlike letters stay unlike: `Weise` is not `Weiss`.
 */
export function foldName(name: string): string {
  return name
    .normalize('NFC')
    .toLocaleLowerCase('de-DE')
    .normalize('NFC')
    .replace(titles, ' ')
    .replace(/[äöüßæøœłđı]/g, (letter) => umlauts[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * Family name and given names as one text to look a person up by. The words are sorted, so that the order (`Yılmaz
 * Ayşe` for `Ayşe Yılmaz`) plays no part.
 */
export function foldFullName(person: { readonly familyName: string; readonly givenNames: string }): string {
  return foldName(`${person.familyName} ${person.givenNames}`).split(' ').sort().join(' ');
}

/** Vorsatzwörter and academic titles, which cards leave out or put in another place (DOMAIN C03). */
const nameParticles: ReadonlySet<string> = new Set(
  'von vom van der den dem des de del della di da do dos du zu zum zur la le lo af av ter ten und'.split(' '),
);
const bareTitles: ReadonlySet<string> = new Set('dr prof dipl ing med mag'.split(' '));

/** The words of given names: `Văn Đức` keeps its `van`. */
export function givenNameWords(names: string): readonly string[] {
  const words = foldName(names)
    .split(' ')
    .filter((word) => word !== '');
  const own = words.filter((word) => !bareTitles.has(word));
  return own.length > 0 ? own : words;
}

/** The words of a name that make it: without titles and Vorsatzwörter, unless it has no others (`Le`, `Ing`). */
export function nameWords(name: string): readonly string[] {
  const words = foldName(name)
    .split(' ')
    .filter((word) => word !== '');
  const own = words.filter((word) => !nameParticles.has(word) && !bareTitles.has(word));
  return own.length > 0 ? own : words;
}

/**
 * As `foldName`, but with umlauts read without their marks (`Müller` = `muller`, not `mueller`): what an engine makes of
 * them whose letters have no marks. Two names that are only equal in this form are not proven to be equal.
 */
export function foldWithoutMarks(name: string): string {
  return foldName(name.normalize('NFD').replace(/\p{M}/gu, ''));
}
