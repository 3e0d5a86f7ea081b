import type { NameLine, PrintedPerson } from '../extraction.ts';
import type { Candidate } from '../verdict.ts';

/** Family name and given names as far as the print itself tells them apart; the comparison looks at whole blocks. */
export function nameCandidates(
  persons: readonly PrintedPerson[],
): Readonly<Record<'familyName' | 'givenNames', readonly Candidate[]>> {
  const family = persons.flatMap((person) => split(person, 'family'));
  const given = persons.flatMap((person) => split(person, 'given'));
  return { familyName: family, givenNames: given };
}

function split(person: PrintedPerson, part: 'family' | 'given'): readonly Candidate[] {
  const [first, second] = person.lines;
  if (first === undefined) return [];
  const line = second !== undefined && part === 'given' ? second : first;
  return bestTexts(line).flatMap(({ text, confidence }) => {
    const value = second === undefined ? partOf(text, part) : text.replace(/,\s*$/, '');
    if (value === '') return [];
    return [
      {
        value,
        text,
        contentHash: person.contentHash,
        page: person.page,
        box: line.box,
        confidence,
        label: person.label,
      },
    ];
  });
}

/** `MERTENS, MARA` says it; of `GROSS WEISS JUERGEN` the last word is a given name. */
function partOf(text: string, part: 'family' | 'given'): string {
  const comma = text.indexOf(',');
  const [family, given] =
    comma >= 0
      ? [text.slice(0, comma), text.slice(comma + 1)]
      : [text.trim().split(/\s+/).slice(0, -1).join(' ') || text, text.trim().split(/\s+/).slice(1).at(-1) ?? ''];
  return (part === 'family' ? family : given).trim();
}

/** Each different reading once, the surest first. */
function bestTexts(line: NameLine): readonly { readonly text: string; readonly confidence: number }[] {
  const sorted = [...line.readings].sort((one, other) => other.confidence - one.confidence);
  return sorted.filter((reading, index) => sorted.findIndex(({ text }) => text === reading.text) === index).slice(0, 4);
}
