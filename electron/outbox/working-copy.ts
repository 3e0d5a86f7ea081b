import { z } from 'zod';
import { contentHash, taskId } from '../../shared/base/ids.ts';
import { derivativeKinds, derivativeStepsSchema } from '../../shared/domain/evidence/derivative-steps.ts';
import { shownMediaTypes } from '../../shared/domain/submission.ts';

/** What is known of a working copy made here; its bytes lie beside the journal, under the key of unsent work. */
export const workingCopySchema = z.strictObject({
  taskId,
  original: contentHash,
  contentHash,
  mediaType: z.enum(shownMediaTypes),
  size: z.int().nonnegative(),
  kind: z.enum(derivativeKinds),
  isProven: z.boolean(),
  steps: derivativeStepsSchema,
});
export type WorkingCopy = z.infer<typeof workingCopySchema>;
