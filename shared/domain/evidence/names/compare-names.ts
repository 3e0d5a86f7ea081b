import { foldName, foldWithoutMarks, nameWords } from '../../fold-name.ts';
import type { LineReading, NameLine, PrintedPerson } from '../extraction.ts';
import { comparePart, likenessOf, type NameRules, type PartVerdict } from './compare-name-part.ts';

export interface DeclaredName {
  readonly familyName: string;
  readonly givenNames: string;
}

export interface NameComparison {
  readonly family: PartVerdict | null;
  readonly given: PartVerdict | null;
  readonly familyLine: NameLine;
  readonly givenLine: NameLine;
}

type Rules = NameRules & { readonly legibleFrom: number };

/**
 * A person block against a declared name. Two lines are family name and given names, in this order: a swapped
 * declaration does not agree. One line is `Family, Given`, or the words in either order.
 */
export function compareNames(declared: DeclaredName, person: PrintedPerson, rules: Rules): NameComparison | null {
  const [first, second] = person.lines;
  if (first === undefined) return null;
  if (second !== undefined && !first.readings.some(({ text }) => hasCommaInside(text))) {
    return {
      family: comparePart(declared.familyName, first.readings.map(withoutComma), 'family', rules),
      given: comparePart(declared.givenNames, second.readings, 'given', rules),
      familyLine: first,
      givenLine: second,
    };
  }
  const parts = first.readings.map((reading) => ({
    reading,
    parts: hasLostBlanks(declared, reading.text) ? null : splitName(declared, reading, rules),
  }));
  const readingsOf = (part: 'family' | 'given'): readonly LineReading[] =>
    parts.flatMap(({ reading, parts: found }) =>
      found === null || found[part] === '' ? [] : [{ ...reading, text: found[part] }],
    );
  return {
    family: comparePart(declared.familyName, readingsOf('family'), 'family', rules),
    given: comparePart(declared.givenNames, readingsOf('given'), 'given', rules),
    familyLine: first,
    givenLine: first,
  };
}

function hasCommaInside(text: string): boolean {
  return /\p{L}\s*,\s*\p{L}/u.test(text);
}

function withoutComma(reading: LineReading): LineReading {
  return { ...reading, text: reading.text.replace(/\s*[,;.:]\s*$/, '') };
}

/** Of `SOMMERSABINE NGOZI` for Sommer, Sabine Ngozi nobody can say where the names part: no witness for or against. */
function hasLostBlanks(declared: DeclaredName, text: string): boolean {
  const wordsOf = (name: string) => foldName(name).split(' ');
  const whole = [...wordsOf(declared.familyName), ...wordsOf(declared.givenNames)];
  const read = wordsOf(text);
  return read.length > 1 && read.length < whole.length && read.join('') === whole.join('');
}

interface NameParts {
  readonly family: string;
  readonly given: string;
}

/** A name on one line as family and given names; without a comma by the split that is nearest to the declared name. */
function splitName(declared: DeclaredName, { text, engine }: LineReading, rules: NameRules): NameParts {
  const comma = text.indexOf(',');
  if (comma > 0 && hasCommaInside(text))
    return { family: text.slice(0, comma).trim(), given: text.slice(comma + 1).trim() };
  const words = text.replace(/[,;]/g, ' ').trim().split(/\s+/);
  if (words.length < 2) return splitJoined(declared, text);
  const splits = words.slice(1).flatMap((_, index): NameParts[] => {
    const [head, tail] = [words.slice(0, index + 1).join(' '), words.slice(index + 1).join(' ')];
    return [
      { family: head, given: tail },
      { family: tail, given: head },
    ];
  });
  const scored = splits.map((parts) => ({ parts, score: scoreOf(declared, parts, rules, engine) }));
  const [best] = scored.sort((one, other) => other.score - one.score);
  // nothing of it is the declared name: the label's own order, the last word is a given name
  if (best === undefined || best.score === 0)
    return { family: words.slice(0, -1).join(' '), given: words.at(-1) ?? '' };
  return best.parts;
}

const worth = { exact: 4, normalised: 4, subset: 3, unmarked: 3, similar: 2, other: 0 } as const;

function scoreOf(declared: DeclaredName, parts: NameParts, rules: NameRules, engine: string): number {
  return (
    worth[likenessOf(declared.familyName, parts.family, 'family', rules, engine)] +
    worth[likenessOf(declared.givenNames, parts.given, 'given', rules, engine)]
  );
}

/** `MERTENSMARA`: an engine lost the blank. */
function splitJoined(declared: DeclaredName, text: string): NameParts {
  const joined = foldWithoutMarks(text).replaceAll(' ', '');
  const family = nameWords(foldWithoutMarks(declared.familyName)).join('');
  if (family !== '' && joined.length > family.length && text.length === joined.length) {
    if (joined.startsWith(family)) return { family: text.slice(0, family.length), given: text.slice(family.length) };
    if (joined.endsWith(family)) return { family: text.slice(-family.length), given: text.slice(0, -family.length) };
  }
  return { family: text, given: '' };
}
