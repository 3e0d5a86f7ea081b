import type { Comparison } from '../compare-fields.ts';
import type { NameLine, PrintedPerson } from '../extraction.ts';
import type { PartVerdict } from '../names/compare-name-part.ts';
import { compareNames } from '../names/compare-names.ts';
import type { Candidate, FieldVerdict } from '../verdict.ts';
import { makeVerdict } from './make-verdict.ts';

interface Judged {
  readonly verdict: PartVerdict;
  readonly line: NameLine;
  readonly person: PrintedPerson;
}

/** Family name and given names against every person block of the proof: all of them must be the declared person's. */
export function comparePersons(input: Comparison): { readonly family: FieldVerdict; readonly given: FieldVerdict } {
  const { declared, rules, extraction } = input;
  const name = { familyName: String(declared.familyName ?? ''), givenNames: String(declared.givenNames ?? '') };
  const compared = extraction.persons.map((person) => ({ person, result: compareNames(name, person, rules) }));
  const judged = (part: 'family' | 'given'): readonly (Judged | null)[] =>
    compared.map(({ person, result }) => {
      const verdict = result?.[part] ?? null;
      return result === null || verdict === null
        ? null
        : { verdict, person, line: part === 'family' ? result.familyLine : result.givenLine };
    });
  return {
    family: decide('familyName', name.familyName, judged('family'), extraction.candidates.familyName ?? []),
    given: decide('givenNames', name.givenNames, judged('given'), extraction.candidates.givenNames ?? []),
  };
}

function decide(
  field: string,
  name: string,
  judged: readonly (Judged | null)[],
  candidates: readonly Candidate[],
): FieldVerdict {
  const declared = name === '' ? null : name;
  const found = judged.filter((one) => one !== null);
  const [first] = found;
  if (first === undefined) {
    return makeVerdict({
      field,
      declared,
      verdict: 'not-found',
      tolerance: candidates.length > 0 ? 'other-place' : 'exact',
      deciding: null,
      candidates,
    });
  }
  const differing = found.find(({ verdict }) => verdict.verdict === 'differs');
  const unread = found.find(({ verdict }) => verdict.verdict === 'unreadable');
  const agreeing = found.find(({ verdict }) => verdict.verdict === 'agrees');
  const make = (one: Judged, verdict: FieldVerdict['verdict'], tolerance: FieldVerdict['tolerance']) =>
    makeVerdict({ field, declared, verdict, tolerance, deciding: candidateOf(one), candidates });
  // several people on the proofs, or one block that could not be read beside one that could: nobody knows whose it is
  if (agreeing !== undefined && (differing !== undefined || unread !== undefined || found.length < judged.length)) {
    return make(differing ?? unread ?? agreeing, 'unreadable', 'low-confidence');
  }
  if (agreeing !== undefined) return make(agreeing, 'agrees', widest(found));
  if (unread !== undefined) return make(unread, 'unreadable', 'low-confidence');
  return make(differing ?? first, 'differs', (differing ?? first).verdict.tolerance);
}

function widest(found: readonly Judged[]): FieldVerdict['tolerance'] {
  const tolerances = found.map(({ verdict }) => verdict.tolerance);
  return (
    tolerances.find((tolerance) => tolerance === 'subset-of-given-names') ??
    tolerances.find((tolerance) => tolerance !== 'exact') ??
    'exact'
  );
}

function candidateOf({ verdict, line, person }: Judged): Candidate {
  return {
    value: verdict.text,
    text: verdict.text,
    contentHash: person.contentHash,
    page: person.page,
    box: line.box,
    confidence: verdict.confidence,
    label: person.label,
  };
}
