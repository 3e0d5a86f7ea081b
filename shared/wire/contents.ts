import { z } from 'zod';
import { contentHash } from '../base/ids.ts';
import { acceptedMediaTypes } from '../domain/submission.ts';

/**
 * PUT /v1/contents/:contentHash with the bytes themselves, at most as many as a file of a submission may have. 400 where
 * they do not have this hash, 415 where they are nothing that can be shown. Kept for a day, or for good once filed.
 */
export const uploadResponse = z.object({
  contentHash,
  /** Bytes. */
  size: z.int().nonnegative(),
  /** What the bytes are. */
  mediaType: z.enum(acceptedMediaTypes),
});
