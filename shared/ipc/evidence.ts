import { z } from 'zod';
import { contentHash, taskId } from '../base/ids.ts';
import { derivativeKinds, derivativeStepsSchema } from '../domain/evidence/derivative-steps.ts';
import { personLockSchema } from '../domain/evidence/person-lock.ts';
import { pageReadingSchema, readingProblems } from '../domain/evidence/reading.ts';
import { timelineSchema } from '../domain/evidence/timeline.ts';
import { evidenceCheckSchema } from '../domain/evidence/verdict.ts';
import { shownMediaTypes } from '../domain/submission.ts';
import { channel } from './channel.ts';

export type { DerivativeSteps } from '../domain/evidence/derivative-steps.ts';

export const derivative = z.object({
  original: contentHash,
  contentHash,
  mediaType: z.enum(shownMediaTypes),
  /** Bytes. */
  size: z.int(),
  kind: z.enum(derivativeKinds),
  /** It was read again and nothing of what was removed was found. */
  isProven: z.boolean(),
  steps: derivativeStepsSchema,
});
export type Derivative = z.infer<typeof derivative>;

export const taskEvidence = z.object({
  state: z.enum(['waiting', 'reading', 'ready', 'failed']),
  progress: z.object({ pagesDone: z.int(), pagesTotal: z.int() }),
  /** Null until every proof was read. */
  check: evidenceCheckSchema.nullable(),
  problems: z.array(z.object({ contentHash, problem: z.enum(readingProblems) })),
  lock: personLockSchema.nullable(),
  /** Of sick notes. */
  timeline: timelineSchema.nullable(),
  /** Keys of the findings that this person has opened. Kept over a restart. */
  opened: z.array(z.string()),
  /** Working copies that will be filed instead of an original, the newest for each original. */
  derivatives: z.array(derivative),
  /** What the office does with an original that was blackened: keep it under lock, or delete it after filing (L3). */
  originalPolicy: z.enum(['keep-locked', 'discard']),
});
export type TaskEvidence = z.infer<typeof taskEvidence>;

export const evidenceChannels = {
  /** The check of one task as far as it has come; asking for it moves it to the front of the queue. */
  'evidence.show': channel(z.strictObject({ taskId }), taskEvidence),
  /** The person has opened a finding. */
  'evidence.open-finding': channel(z.strictObject({ taskId, key: z.string().max(120) }), z.null()),
  /** Reads the proofs once more, for example after the engine was too short of memory. */
  'evidence.read-again': channel(z.strictObject({ taskId }), z.null()),
  /** What stands on the pages of a picture, for screen readers and for selecting. */
  'evidence.words': channel(z.strictObject({ contentHash }), z.object({ pages: z.array(pageReadingSchema) })),
  /** Makes a working copy beside the original, and reads it again where places were blackened. */
  'derivative.make': channel(
    z.strictObject({ taskId, original: contentHash, steps: derivativeStepsSchema }),
    derivative,
  ),
  /** The original is filed after all. */
  'derivative.drop': channel(z.strictObject({ taskId, original: contentHash }), z.null()),
};
