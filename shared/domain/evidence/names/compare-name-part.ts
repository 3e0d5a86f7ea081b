import { foldWithoutMarks, givenNameWords, nameWords } from '../../fold-name.ts';
import type { LineReading } from '../extraction.ts';
import { editDistance } from '../layout/match-text.ts';
import { familyOf } from '../weigh-readings.ts';

/** How one reading of a printed name stands to the declared one. */
export type Likeness =
  | 'exact'
  | 'normalised' // equal in the sense of C03
  | 'subset' // one of several given names
  | 'unmarked' // equal but for umlaut dots, or blanks: an engine may have lost them
  | 'similar' // few letters apart
  | 'other';

export type NamePart = 'family' | 'given';

export interface NameRules {
  readonly similarLetters: number;
}

/** From this length on a name one letter apart is called similar; shorter ones are other names (DOMAIN C03). */
const similarFrom = 5;

export function likenessOf(
  declared: string,
  printed: string,
  part: NamePart,
  rules: NameRules,
  engine = 'text-layer',
): Likeness {
  if (declared.normalize('NFC').trim() === printed.normalize('NFC').trim()) return 'exact';
  const wordsOf = part === 'family' ? nameWords : givenNameWords;
  const [own, read] = [wordsOf(declared), wordsOf(printed)];
  if (read.length === 0) return 'other';
  if (own.join(' ') === read.join(' ')) return 'normalised';
  if (part === 'given' && isSubset(own, read))
    return [...own].sort().join(' ') === [...read].sort().join(' ') ? 'normalised' : 'subset';
  if (isUnmarked(declared, printed, part, engine)) return 'unmarked';
  const [one, other] = [own.join(''), read.join('')];
  const nearest = Math.min(
    editDistance(one, other),
    editDistance(foldWithoutMarks(declared).replaceAll(' ', ''), foldWithoutMarks(printed).replaceAll(' ', '')),
  );
  if (Math.min(one.length, other.length) >= similarFrom && nearest <= rules.similarLetters) return 'similar';
  return 'other';
}

/** All words of the one in the other: cards print one of several given names, citizens write one of several. */
function isSubset(one: readonly string[], other: readonly string[]): boolean {
  const [few, many] = one.length <= other.length ? [one, other] : [other, one];
  const rest = [...many];
  return few.every((word) => {
    const index = rest.indexOf(word);
    if (index < 0) return false;
    rest.splice(index, 1);
    return true;
  });
}

/**
 * Whether the reading is the declared name with something lost: umlaut dots, or a blank. Only lost, never gained: `MÜLLER`
 * is not a misread `Muller`. PP-OCR has no letters for ö, ß, Ä, Ö and reads another one or two in their place.
 */
function isUnmarked(declared: string, printed: string, part: NamePart, engine: string): boolean {
  if (/[äöüß]/i.test(printed.normalize('NFC')) && !/[äöüß]/i.test(declared.normalize('NFC'))) return false;
  const wordsOf = part === 'family' ? nameWords : givenNameWords;
  const own = wordsOf(foldWithoutMarks(declared));
  const read = wordsOf(foldWithoutMarks(withLetters(printed)));
  if (read.join(' ') === own.join(' ') || (part === 'given' && read.length <= own.length && isSubset(own, read)))
    return true;
  const [all, allRead] = [foldWithoutMarks(declared).split(' '), foldWithoutMarks(withLetters(printed)).split(' ')];
  // an engine may lose a blank, and see one between letters that stand wide apart: `SABI N E`, never `ANNA LENA`
  const mayGainBlanks = engine !== 'text-layer' && allRead.some((word) => word.length <= 2);
  if ((allRead.length < all.length || mayGainBlanks) && allRead.join('') === all.join('')) return true;
  if (familyOf(engine) === 'tesseract' || engine === 'text-layer' || allRead.length > all.length) return false;
  return matchesUnknownLetters(declared, allRead.join(''));
}

function matchesUnknownLetters(declared: string, read: string): boolean {
  const letters = Array.from(
    declared
      .normalize('NFC')
      .toLocaleLowerCase('de-DE')
      .replace(/[^\p{L}]/gu, ''),
  );
  if (letters.every((letter) => /[a-z]/.test(letter))) return false;
  // each unknown letter stands for one or two read ones; walks all ways at once
  let ends = new Set([0]);
  for (const letter of letters) {
    const next = new Set<number>();
    for (const at of ends) {
      if (!/[a-z]/.test(letter)) for (const width of [1, 2]) if (at + width <= read.length) next.add(at + width);
      if (read[at] === letter) next.add(at + 1);
    }
    ends = next;
  }
  return ends.has(read.length);
}

/** Digits inside a name are letters that an engine took for them. */
function withLetters(text: string): string {
  return text.replace(
    /(?<=\p{L})[0158]|[0158](?=\p{L})/gu,
    (digit) => ({ '0': 'O', '1': 'I', '5': 'S', '8': 'B' })[digit] ?? digit,
  );
}

export interface PartVerdict {
  readonly verdict: 'agrees' | 'differs' | 'unreadable';
  readonly tolerance: 'exact' | 'normalised-name' | 'subset-of-given-names' | 'similar-name' | 'low-confidence';
  /** The reading that decided. */
  readonly text: string;
  readonly confidence: number;
}

const clear = 0.5;

/** What all independent readings of one printed name say about the declared one. Null where there is no reading. */
export function comparePart(
  declared: string,
  readings: readonly LineReading[],
  part: NamePart,
  rules: NameRules & { readonly legibleFrom: number },
): PartVerdict | null {
  const judged = readings.map((reading) => ({
    ...reading,
    likeness: likenessOf(declared, reading.text, part, rules, reading.engine),
  }));
  const [first] = [...judged].sort((one, other) => other.confidence - one.confidence);
  if (first === undefined) return null;
  const doubt = {
    verdict: 'unreadable',
    tolerance: 'low-confidence',
    text: first.text,
    confidence: Math.min(first.confidence, clear),
  } as const;
  if (first.engine === 'text-layer')
    return first.confidence < rules.legibleFrom ? doubt : verdictOf(first, first.likeness, first.confidence);
  const equal = judged.filter(
    ({ likeness }) => likeness === 'exact' || likeness === 'normalised' || likeness === 'subset',
  );
  const unmarked = judged.filter(({ likeness }) => likeness === 'unmarked');
  const against = judged.filter(({ likeness }) => likeness === 'similar' || likeness === 'other');
  const best = [...equal].sort((one, other) => other.confidence - one.confidence)[0];
  const supporters = [...equal, ...unmarked];
  if (best !== undefined && against.every(({ confidence }) => confidence < clear * 0.8)) {
    const confidence = certainty(supporters);
    // one network alone: only if it is nearly certain twice
    const isCertain =
      new Set(supporters.map(({ engine }) => engine)).size >= 2 && supporters.every((one) => one.confidence >= 0.95);
    if ((enginesOf(supporters) < 2 && !isCertain) || confidence < rules.legibleFrom) return doubt;
    return verdictOf(best, best.likeness, confidence);
  }
  if (equal.length > 0 || unmarked.length > 0) return doubt;
  return judgeOther(judged, doubt, rules);
}

/** Nobody reads the declared name: is it surely another one? */
function judgeOther(
  judged: readonly (LineReading & { readonly likeness: Likeness })[],
  doubt: PartVerdict,
  rules: { readonly legibleFrom: number },
): PartVerdict {
  const groups = judged.map((reading) => ({
    reading,
    same: judged.filter(
      ({ text }) => foldWithoutMarks(text).replaceAll(' ', '') === foldWithoutMarks(reading.text).replaceAll(' ', ''),
    ),
  }));
  const [group] = [...groups].sort(
    (one, other) => enginesOf(other.same) - enginesOf(one.same) || certainty(other.same) - certainty(one.same),
  );
  if (group === undefined) return doubt;
  const isAgreed = enginesOf(group.same) >= 2 && certainty(group.same) >= rules.legibleFrom;
  if (isAgreed) {
    const spoken = [...group.same].sort((one, other) => other.confidence - one.confidence)[0] ?? group.reading;
    return verdictOf(spoken, spoken.likeness, certainty(group.same));
  }
  // the readings do not agree on the name, but all of them are far from the declared one
  const isFar =
    judged.length >= 2 &&
    judged.every(({ likeness }) => likeness === 'other') &&
    certainty(judged) >= rules.legibleFrom;
  return isFar && judged.every(({ text }) => text.replace(/[^\p{L}]/gu, '').length >= 3)
    ? { ...doubt, verdict: 'differs', tolerance: 'exact' }
    : doubt;
}

function verdictOf(reading: LineReading, likeness: Likeness, confidence: number): PartVerdict {
  const base = { text: reading.text, confidence };
  switch (likeness) {
    case 'exact':
      return { ...base, verdict: 'agrees', tolerance: 'exact' };
    case 'normalised':
      return { ...base, verdict: 'agrees', tolerance: 'normalised-name' };
    case 'subset':
      return { ...base, verdict: 'agrees', tolerance: 'subset-of-given-names' };
    case 'unmarked':
    case 'similar':
      return { ...base, verdict: 'differs', tolerance: 'similar-name' };
    case 'other':
      return { ...base, verdict: 'differs', tolerance: 'exact' };
  }
}

/** Networks that know nothing of each other. */
function enginesOf(readings: readonly LineReading[]): number {
  return new Set(readings.map(({ engine }) => familyOf(engine))).size;
}

function certainty(readings: readonly LineReading[]): number {
  const byEngine = new Map<string, number>();
  for (const { engine, confidence } of readings) byEngine.set(engine, Math.max(byEngine.get(engine) ?? 0, confidence));
  return 1 - [...byEngine.values()].reduce((product, confidence) => product * (1 - confidence), 1);
}
