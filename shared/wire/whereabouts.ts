import { z } from 'zod';
import { instant } from '../base/calendar-date.ts';
import { processNumber, taskId } from '../base/ids.ts';
import { lastStepSchema, taskStates } from '../domain/task.ts';

const step = z.object({ byName: z.string(), at: instant, onBehalfOfName: z.string().nullable() });

/** GET /v1/tasks/by-number/:processNumber/whereabouts: what became of a task. Nothing about the citizen. */
export const whereaboutsSchema = z.object({
  taskId,
  processNumber,
  /** The person may open it; else they had to do with it once. */
  mayOpen: z.boolean(),
  /** Who did what may be asked for (`taskHistory`). */
  mayReadCourse: z.boolean(),
  state: z.enum(taskStates),
  filed: step.nullable(),
  lastStep: step.extend({ kind: lastStepSchema.shape.kind }).nullable(),
  /** Where it lies now; both null in the clearing basket. */
  workerName: z.string().nullable(),
  teamName: z.string().nullable(),
});
export type Whereabouts = z.infer<typeof whereaboutsSchema>;
