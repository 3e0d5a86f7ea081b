import type { Candidate } from '../../../shared/domain/directory-hit.ts';

/** Candidates who are nearly certainly meant: both name and birth date agree, or nearly so. Pure. */
export function findLikely(candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.filter(({ reasons }) => {
    const hasName = reasons.includes('same-name') || reasons.includes('similar-name');
    const hasDay = reasons.includes('same-birth-date') || reasons.includes('similar-birth-date');
    return hasName && hasDay;
  });
}
