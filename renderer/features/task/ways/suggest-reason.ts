import type { Finding, FindingId } from '../../../../shared/domain/evidence/verdict.ts';
import type { LetterReason } from '../../../../shared/domain/letter-reason.ts';

/** The reason of a letter that fits a finding (DOMAIN.md sections 2.1 and 13); the person may choose another one. */
const reasonOf: Partial<Readonly<Record<FindingId, LetterReason>>> = {
  C01: 'R03',
  C02: 'R04',
  C03: 'R05',
  C04: 'R05',
  C05: 'R05',
  L4: 'R05',
  C07: 'R06',
  C08: 'R06',
  C09: 'R06',
  C11: 'R06',
  C14: 'R07',
  C23: 'R11',
};

/** Of the most serious finding that has one; `findings` has the most serious first. Pure. */
export function suggestReason(findings: readonly Pick<Finding, 'id' | 'severity'>[]): LetterReason {
  for (const { id, severity } of findings) {
    const reason = reasonOf[id];
    if (severity !== 'info' && reason !== undefined) return reason;
  }
  return 'R01';
}
