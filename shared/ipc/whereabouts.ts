import { z } from 'zod';
import { instant } from '../base/calendar-date.ts';
import { processNumber, taskId } from '../base/ids.ts';
import { lastStepSchema, taskStates } from '../domain/task.ts';
import { channel } from './channel.ts';

const step = z.object({ byName: z.string(), at: instant, onBehalfOfName: z.string().nullable() });

/** Where a task is. `here`: on this machine, to be opened. `unknown`: not found, or not for this person. */
export const foundTask = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('here'), taskId }),
  z.object({
    kind: z.literal('elsewhere'),
    taskId,
    /** It comes to this machine with the next sync. */
    mayOpen: z.boolean(),
    mayReadCourse: z.boolean(),
    state: z.enum(taskStates),
    filed: step.nullable(),
    lastStep: step.extend({ kind: lastStepSchema.shape.kind }).nullable(),
    workerName: z.string().nullable(),
    teamName: z.string().nullable(),
  }),
  z.object({ kind: z.literal('unknown') }),
  /** Not on this machine, and the server cannot be asked. */
  z.object({ kind: z.literal('offline') }),
]);
export type FoundTask = z.infer<typeof foundTask>;

export const whereaboutsChannels = {
  /** Where a task is: on this machine, else the server is asked. */
  'whereabouts.find': channel(z.strictObject({ processNumber }), foundTask),
  /** The task of a link that was opened outside of the window, `zweiklick://vorgang/JC-2026-11-000123`; null when none waits. */
  'link.show': channel(z.strictObject({}), processNumber.nullable()),
  /** The link has been followed. */
  'link.done': channel(z.strictObject({}), z.null()),
};
