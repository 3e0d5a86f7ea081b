const marks = /\p{M}+/gu;
/** Most texts have nothing to fold; finding that out is five times as fast. */
const special = /[^\p{ASCII}]/u;
const transcribed = /([aou])e/g;

/**
 * One form for everything people type for the same name: lower case, without accents, ß as ss, and ä, ae and a alike.
 * Applied to what is indexed and to what is searched, so that Müller, Mueller and Muller find each other.
 */
export function foldForSearch(text: string): string {
  return plainLetters(text).replace(transcribed, '$1');
}

/** The order of names in a German list (DIN 5007-1): accents do not count, ß is ss. */
export function foldForSorting(text: string): string {
  return plainLetters(text).trim();
}

function plainLetters(text: string): string {
  const lower = text.toLowerCase();
  return special.test(lower) ? lower.replaceAll('ß', 'ss').normalize('NFD').replace(marks, '') : lower;
}
