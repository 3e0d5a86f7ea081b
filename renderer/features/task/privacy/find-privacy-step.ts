import type { ContentHash } from '../../../../shared/base/ids.ts';
import type { Finding } from '../../../../shared/domain/evidence/verdict.ts';
import type { Derivative, TaskEvidence, TaskView } from '../../../bridge/types.ts';

/** A proof that must not be filed as it is, and how far its blackened copy has come. */
export interface PrivacyCase {
  readonly finding: Finding;
  readonly document: ContentHash;
  readonly copy: Derivative | undefined;
  readonly state: 'open' | 'unproven' | 'settled';
}

/** The proofs with something that does not belong into the file; none once the task is done or given back. Pure. */
export function findPrivacyCases(
  { state, submission }: TaskView['task'],
  evidence: TaskEvidence | undefined,
): readonly PrivacyCase[] {
  if (evidence === undefined || (state !== 'open' && state !== 'awaiting-citizen' && state !== 'confirmed')) return [];
  const findings = (evidence.check?.findings ?? []).filter(({ severity }) => severity === 'privacy');
  const cases = findings.flatMap((finding) => {
    const document = finding.contentHash ?? submission.attachments[0]?.contentHash;
    if (document === undefined) return [];
    const copy = evidence.derivatives.find(({ original, kind }) => original === document && kind === 'blackened');
    const step = copy === undefined ? 'open' : copy.isProven ? 'settled' : 'unproven';
    return { finding, document, copy, state: step } satisfies PrivacyCase;
  });
  // several findings on one document are one step
  return cases.filter(({ document }, index) => cases.findIndex((other) => other.document === document) === index);
}
