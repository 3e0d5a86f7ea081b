import { z } from 'zod';
import { caseId, contentHash, taskId } from '../base/ids.ts';
import { channel } from './channel.ts';

/**
 * Tells that something is shown to the person now. A message of its own: views ask for tasks and documents ahead of need,
 * and keep them; neither is a look. Noted on this machine and told to the server later.
 */
export const readChannels = {
  'reads.note': channel(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('task'), objectId: taskId }),
      z.strictObject({ kind: z.literal('case'), objectId: caseId }),
      z.strictObject({ kind: z.literal('document'), objectId: contentHash }),
    ]),
    z.null(),
  ),
};
