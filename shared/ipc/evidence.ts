import { z } from 'zod';
import { contentHash, taskId } from '../base/ids.ts';
import { boxSchema } from '../domain/evidence/box.ts';
import { personLockSchema } from '../domain/evidence/person-lock.ts';
import { pageReadingSchema, readingProblems } from '../domain/evidence/reading.ts';
import { timelineSchema } from '../domain/evidence/timeline.ts';
import { evidenceCheckSchema } from '../domain/evidence/verdict.ts';
import { shownMediaTypes } from '../domain/submission.ts';
import { channel } from './channel.ts';

/** Steps of the photo workshop and of the privacy guard, carried out in this order on a working copy. */
export const derivativeSteps = z.strictObject({
  /** Pages of the original in the order they shall have; absent pages are left out. The first page is 1. */
  pages: z
    .array(
      z.strictObject({
        page: z.int().positive(),
        rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
        /** Degrees, counter-clockwise, for a page that lies a little askew. */
        straighten: z.number().min(-45).max(45),
        crop: boxSchema.nullable(),
        /** 0 leaves the picture as it is. */
        brightness: z.number().min(-1).max(1),
        contrast: z.number().min(-1).max(1),
        /** Places of the original page that are removed: pixels and text. */
        blacken: z.array(boxSchema).max(100),
      }),
    )
    .min(1)
    .max(200),
});
export type DerivativeSteps = z.infer<typeof derivativeSteps>;

export const derivative = z.object({
  original: contentHash,
  contentHash,
  mediaType: z.enum(shownMediaTypes),
  /** Bytes. */
  size: z.int(),
  kind: z.enum(['blackened', 'straightened']),
  /** It was read again and nothing of what was removed was found. */
  isProven: z.boolean(),
  steps: derivativeSteps,
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
  'derivative.make': channel(z.strictObject({ taskId, original: contentHash, steps: derivativeSteps }), derivative),
  /** The original is filed after all. */
  'derivative.drop': channel(z.strictObject({ taskId, original: contentHash }), z.null()),
};
