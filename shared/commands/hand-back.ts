import { z } from 'zod';
import { instant } from '../base/calendar-date.ts';
import { commandId, processNumber, taskId } from '../base/ids.ts';
import { taskActions, taskStates } from '../domain/task.ts';
import { refusalReason } from './refusal.ts';

const aboutTask = {
  taskId,
  processNumber,
  procedure: z.string().max(60),
  /** `Mertens, Mara`; null when the task is no longer one that the person may see. */
  name: z.string().nullable(),
  state: z.enum(taskStates),
};

/** What somebody finds after an absence, as far as only the server knows it. */
export const handedBackSchema = z.object({
  /** What deputies did in their name, oldest first; at most the last 2,000 steps. */
  done: z
    .array(
      z.object({
        ...aboutTask,
        action: z.enum(taskActions),
        byName: z.string(),
        /** When it came to the server. */
        at: instant,
        /** When the deputy clicked, where that came only after the end; older servers do not say it. */
        takenAt: instant.nullish(),
      }),
    )
    .max(2000),
  /** Their own steps that the server did not carry out meanwhile. */
  conflicts: z
    .array(
      z.object({
        ...aboutTask,
        commandId,
        action: z.enum(taskActions),
        reason: refusalReason,
        /** When the person clicked. */
        at: instant,
        /** When the server refused it, perhaps days later; older servers do not say it. */
        refusedAt: instant.optional(),
        /** Who had confirmed or filed it, and when. */
        other: z.object({ name: z.string(), at: instant }).nullable(),
      }),
    )
    .max(200),
});
export type HandedBack = z.infer<typeof handedBackSchema>;
