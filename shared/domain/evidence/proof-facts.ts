import type { Extraction, Fact } from './extraction.ts';
import type { Place, ProofFacts } from './findings/situation.ts';

export const noFacts: ProofFacts = { issuedOn: null, accidents: [], wrongCheckDigits: [], fileNumbers: [] };

/** Of what was extracted, that which the findings and the lock look at. */
export function proofFacts({ facts }: Pick<Extraction, 'facts'>): ProofFacts {
  const { boxes, issuedOn } = facts;
  const accidents = [
    { kind: 'work-accident', box: boxes.workAccident },
    { kind: 'other-accident', box: boxes.otherAccident },
    { kind: 'compensation', box: boxes.ser },
  ] as const;
  return {
    issuedOn: issuedOn === null ? null : { day: issuedOn.value, place: placeOf(issuedOn) },
    accidents: accidents.flatMap(({ kind, box }) => (box?.value === true ? [{ kind, place: placeOf(box) }] : [])),
    wrongCheckDigits: facts.wrongCheckDigits.map((fact) => ({ kind: fact.value, place: placeOf(fact) })),
    fileNumbers: [
      ...facts.caseNumbers.map((fact) => ({ kind: 'case', value: fact.value, place: placeOf(fact) }) as const),
      ...facts.customerNumbers.map((fact) => ({ kind: 'customer', value: fact.value, place: placeOf(fact) }) as const),
    ],
  };
}

function placeOf({ contentHash, page, box }: Fact<unknown>): Place {
  return { contentHash, page, box };
}
