import type { Candidate, FieldVerdict, Tolerance, Verdict } from '../verdict.ts';

const mostCandidates = 12;

export interface Decision {
  readonly field: string;
  readonly declared: string | null;
  readonly verdict: Verdict;
  readonly tolerance: Tolerance;
  /** The candidate that decided; its place is shown. */
  readonly deciding: Candidate | null;
  /** In place of the candidate's value, for a start that was worked out. */
  readonly found?: string;
  readonly candidates: readonly Candidate[];
}

export function makeVerdict({
  field,
  declared,
  verdict,
  tolerance,
  deciding,
  found,
  candidates,
}: Decision): FieldVerdict {
  const readable = candidates.filter(({ value }) => value !== '');
  const others = readable.filter((candidate) => candidate !== deciding && !isSame(candidate, deciding));
  return {
    field,
    declared,
    verdict,
    found: found ?? (deciding === null || deciding.value === '' ? null : deciding.value),
    foundText: deciding === null || deciding.text === '' ? null : deciding.text,
    contentHash: deciding?.contentHash ?? null,
    page: deciding?.page ?? null,
    box: deciding?.box ?? null,
    tolerance,
    candidates: [...(deciding === null || deciding.value === '' ? [] : [deciding]), ...unique(others)].slice(
      0,
      mostCandidates,
    ),
  };
}

function unique(candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.filter((candidate, index) => candidates.findIndex((other) => isSame(other, candidate)) === index);
}

function isSame(one: Candidate, other: Candidate | null): boolean {
  return (
    other !== null &&
    one.value === other.value &&
    one.contentHash === other.contentHash &&
    one.page === other.page &&
    overlaps(one.box, other.box)
  );
}

export function overlaps(one: Candidate['box'], other: Candidate['box']): boolean {
  return (
    one.left < other.left + other.width &&
    other.left < one.left + one.width &&
    one.top < other.top + other.height &&
    other.top < one.top + one.height
  );
}
