import { createHash } from 'node:crypto';
import { type Failure, failure } from '../../../shared/base/failure.ts';
import { type ContentHash, contentHash as hashSchema } from '../../../shared/base/ids.ts';
import { failed, ok, type Result } from '../../../shared/base/result.ts';
import { type DerivativeKind, kindOfDerivative } from '../../../shared/domain/evidence/derivative-steps.ts';
import { extract } from '../../../shared/domain/evidence/extract.ts';
import type { DocumentReading } from '../../../shared/domain/evidence/reading.ts';
import type { EvidenceRules } from '../../../shared/domain/evidence/rules.ts';
import type { ShownMediaType } from '../../../shared/domain/submission.ts';
import type { EvidenceService } from '../service/evidence-control.ts';
import { failureOfStop } from '../service/failure-of-stop.ts';
import type { DerivingJob } from '../service/reader.ts';
import { leftovers } from './is-proven.ts';

export interface ProvenDerivative {
  readonly bytes: Uint8Array;
  readonly mediaType: ShownMediaType;
  readonly contentHash: ContentHash;
  readonly kind: DerivativeKind;
  /** Read again: nothing stands in the blackened places, and no diagnosis anywhere. Never for copies without such places. */
  readonly isProven: boolean;
  /** What was read for the proof; null where nothing had to be proven, or it could not be read. */
  readonly reading: DocumentReading | null;
}

/**
 * Makes a working copy and, where places were blackened, reads it again and looks for what should be gone. Failures:
 * `invalid-input` for a page that the original does not have, `damaged`, `too-large`, `internal`.
 */
export async function makeProvenDerivative(
  job: DerivingJob,
  rules: EvidenceRules,
  { derive, readBytes }: Pick<EvidenceService, 'derive' | 'readBytes'>,
): Promise<Result<ProvenDerivative, Failure>> {
  const made = await derive(job);
  if (!made.ok) return failed(failure(failureOfStop[made.failure]));
  const { bytes, mediaType, originalSizes } = made.value;
  const contentHash = hashSchema.parse(createHash('sha256').update(bytes).digest('hex'));
  const kind = kindOfDerivative(job.steps);
  const derivative = { bytes, mediaType, contentHash, kind };
  if (kind !== 'blackened') return ok({ ...derivative, isProven: false, reading: null });
  const read = await readBytes({ contentHash, mediaType, bytes });
  if (!read.ok || read.value.problem !== null) return ok({ ...derivative, isProven: false, reading: null });
  const isEmpty = leftovers(read.value, job.steps, originalSizes).length === 0;
  const hasDiagnosis = extract([read.value], rules).documents.some((document) => document.containsDiagnosis);
  return ok({ ...derivative, isProven: isEmpty && !hasDiagnosis, reading: read.value });
}
