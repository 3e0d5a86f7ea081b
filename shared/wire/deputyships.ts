import { z } from 'zod';
import { calendarDate, instant } from '../base/calendar-date.ts';
import { commandId, deputyshipId, personId, processNumber, taskId } from '../base/ids.ts';
import { refusalReason } from '../commands/refusal.ts';
import { deputyshipSchema } from '../domain/deputyship.ts';
import { deputyshipProblems } from '../domain/plan-deputyship.ts';
import { taskActions, taskStates } from '../domain/task.ts';

/** Those that are over stay in the list, and their hand-back can be asked for, for so many days. */
export const deputyshipsKeptDays = 30;

export const deputyshipWarning = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('everybody-away'), day: calendarDate }),
  z.object({ kind: z.literal('overlap'), day: calendarDate, with: deputyshipId }),
]);

/** One that concerns a person, with what only those it concerns may know. */
export const concernedDeputyship = z.object({
  deputyship: deputyshipSchema,
  /** For the absent person and the team lead; null for all others, and where it is not limited. */
  persons: z.array(z.object({ id: personId, name: z.string() })).nullable(),
  /** How many open tasks the absent person has kept to themself. */
  personalTasks: z.int().nonnegative(),
});
export type ConcernedDeputyship = z.infer<typeof concernedDeputyship>;

/** GET /v1/deputyships: mine, those in which I am a deputy, and those of my team where I lead it. */
export const deputyshipsResponse = z.object({ deputyships: z.array(concernedDeputyship).max(2000) });

/**
 * POST /v1/deputyships. The id is chosen by the workstation: the same one again gives the same answer. 400
 * `invalid-input`: `fields` names what is wrong (`deputyshipProblems`).
 */
export const newDeputyshipRequest = z.strictObject({
  ...deputyshipSchema.pick({ id: true, absentWorkerId: true, from: true, until: true }).shape,
  ...deputyshipSchema.pick({ weekdays: true, procedures: true, teamIds: true }).shape,
  deputyIds: deputyshipSchema.shape.deputyIds,
  /** Null for everybody. */
  personIds: z.array(personId).min(1).max(200).nullable(),
});
export type NewDeputyshipRequest = z.infer<typeof newDeputyshipRequest>;

/** PUT /v1/deputyships/:deputyshipId: another last day, other deputies or another order. */
export const changeDeputyshipRequest = z.strictObject({
  until: calendarDate,
  deputyIds: deputyshipSchema.shape.deputyIds,
});

export const deputyshipResponse = z.object({
  deputyship: deputyshipSchema,
  warnings: z.array(deputyshipWarning).max(100),
});
export type DeputyshipResponse = z.infer<typeof deputyshipResponse>;

/** In `fields` of `invalid-input`. */
export const deputyshipProblem = z.enum(deputyshipProblems);

const handBackTask = {
  taskId,
  processNumber,
  procedure: z.string().max(60),
  /** `Mertens, Mara`; null when the task is no longer one that the person may see. */
  name: z.string().nullable(),
  state: z.enum(taskStates),
};

/** GET /v1/deputyships/:deputyshipId/hand-back, for the absent person: what happened in their name. */
export const handBackResponse = z.object({
  deputyshipId,
  /** Newest last; at most the last 2,000. */
  done: z.array(z.object({ ...handBackTask, action: z.enum(taskActions), byName: z.string(), at: instant })).max(2000),
  /** Steps of the absent person that the server did not carry out meanwhile. */
  conflicts: z
    .array(
      z.object({
        ...handBackTask,
        commandId,
        action: z.enum(taskActions),
        reason: refusalReason,
        at: instant,
        /** Who had confirmed or filed it, and when. */
        other: z.object({ name: z.string(), at: instant }).nullable(),
      }),
    )
    .max(200),
});
export type HandBackResponse = z.infer<typeof handBackResponse>;

export const deputyshipParams = z.object({ deputyshipId });
