import { z } from 'zod';
import { calendarDate } from '../base/calendar-date.ts';
import { deputyshipId, personId } from '../base/ids.ts';
import { handedBackSchema } from '../commands/hand-back.ts';
import { deputyshipSchema } from '../domain/deputyship.ts';
import { deputyshipWarning } from '../domain/plan-deputyship.ts';

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

/** GET /v1/deputyships/:deputyshipId/hand-back, for the absent person: what happened in their name. */
export const handBackResponse = z.object({ deputyshipId, ...handedBackSchema.shape });
export type HandBackResponse = z.infer<typeof handBackResponse>;

export const deputyshipParams = z.object({ deputyshipId });
