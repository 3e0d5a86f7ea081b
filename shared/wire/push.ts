import { z } from 'zod';
import { commandId, deviceId } from '../base/ids.ts';
import { commandSchema } from '../commands/command.ts';
import { refusalReason } from '../commands/refusal.ts';
import { fileDocumentSchema } from '../domain/file-document.ts';
import { taskSchema } from '../domain/task.ts';

/**
 * POST /v1/push. Commands of one device in the order of their sequence numbers (1, 2, 3 ...), at most 100.
 * A number already seen is answered again; a gap is answered 409 `conflict` and nothing is carried out.
 */
export const pushRequest = z.strictObject({
  deviceId,
  commands: z
    .array(z.strictObject({ sequence: z.int().positive(), command: commandSchema }))
    .min(1)
    .max(100),
});

/** Documents of one task: what was filed, its Prüfvermerk and every letter. */
const current = { task: taskSchema.nullable(), documents: z.array(fileDocumentSchema).max(500) };

export const pushAnswer = z.discriminatedUnion('outcome', [
  z.object({ commandId, outcome: z.literal('applied'), ...current }),
  /** An earlier answer was lost; the effect is there exactly once. */
  z.object({ commandId, outcome: z.literal('already-applied'), ...current }),
  z.object({ commandId, outcome: z.literal('refused'), reason: refusalReason, ...current }),
]);
export type PushAnswer = z.infer<typeof pushAnswer>;

export const pushResponse = z.object({ answers: z.array(pushAnswer) });
