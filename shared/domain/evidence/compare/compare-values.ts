import type { Candidate, FieldVerdict, Tolerance } from '../verdict.ts';
import { makeVerdict, overlaps } from './make-verdict.ts';

export interface ValueComparison {
  readonly field: string;
  readonly declared: string | null;
  readonly candidates: readonly Candidate[];
  readonly legibleFrom: number;
  /** Why the deciding candidate counts as equal although it does not look so. */
  readonly toleranceOf?: (candidate: Candidate) => Tolerance;
}

/** From this confidence on, something else at another printed label of the field is a contradiction. */
const contradictsFrom = 0.3;

/**
 * One value against what stands at the labels of its field. It agrees only if exactly one value was surely read there,
 * at every place where the label stands, and is the declared one.
 */
export function compareValues(comparison: ValueComparison): FieldVerdict {
  const { field, declared, candidates, legibleFrom } = comparison;
  const tolerance = comparison.toleranceOf ?? (() => 'exact' as const);
  const labelled = candidates.filter(({ label }) => label !== null);
  const sure = labelled.filter(({ value, confidence }) => value !== '' && confidence >= legibleFrom);
  const [first] = sure;
  if (first === undefined) return withoutSureValue(comparison, labelled);
  const isContested = labelled.some((other) => isContradiction(other, first));
  if (isContested) {
    return makeVerdict({
      field,
      declared,
      verdict: 'unreadable',
      tolerance: 'low-confidence',
      deciding: first,
      candidates,
    });
  }
  const verdict = declared === first.value ? 'agrees' : 'differs';
  return makeVerdict({ field, declared, verdict, tolerance: tolerance(first), deciding: first, candidates });
}

/** Another value where the same label is printed again: another certificate, or another person's. */
function isContradiction(other: Candidate, first: Candidate): boolean {
  if (other.value === '' || other.value === first.value || other.confidence < contradictsFrom) return false;
  const isSamePlace =
    other.contentHash === first.contentHash && other.page === first.page && overlaps(other.box, first.box);
  return !isSamePlace;
}

function withoutSureValue(
  { field, declared, candidates }: ValueComparison,
  labelled: readonly Candidate[],
): FieldVerdict {
  const [best] = [...labelled].sort((one, other) => other.confidence - one.confidence);
  if (best !== undefined) {
    return makeVerdict({
      field,
      declared,
      verdict: 'unreadable',
      tolerance: 'low-confidence',
      deciding: best,
      candidates,
    });
  }
  const elsewhere = candidates.find(({ value }) => value === declared);
  const tolerance = elsewhere === undefined ? 'exact' : 'other-place';
  return makeVerdict({ field, declared, verdict: 'not-found', tolerance, deciding: null, candidates });
}
