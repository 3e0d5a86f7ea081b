import { z } from 'zod';
import { calendarDate, instant } from '../base/calendar-date.ts';
import { deputyshipId, personId, taskId, teamId, workerId } from '../base/ids.ts';
import { handedBackSchema } from '../commands/hand-back.ts';
import { deputyshipSchema } from '../domain/deputyship.ts';
import { deputyshipProblems } from '../domain/plan-deputyship.ts';
import { taskStates } from '../domain/task.ts';
import { channel } from './channel.ts';

/** `resting`: a recurring one between its days. */
export const deputyshipPhases = ['active', 'resting', 'coming', 'over'] as const;

export const deputyshipView = z.object({
  deputyship: deputyshipSchema,
  absentName: z.string(),
  /** In order. */
  deputies: z.array(z.object({ id: workerId, name: z.string(), isAway: z.boolean() })),
  /** Who stands in today. */
  actingName: z.string().nullable(),
  phase: z.enum(deputyshipPhases),
  /** `mine`: my absence. `standing-in`: I am one of the deputies. `team`: somebody of my team. */
  group: z.enum(['mine', 'standing-in', 'team']),
  mayChange: z.boolean(),
  /** Whom a limited one is about; null where this machine does not know it, or it is not limited. */
  persons: z.array(z.string()).nullable(),
  teamNames: z.array(z.string()),
  /** Whether this person stands in now, and so can read the briefing. */
  hasBriefing: z.boolean(),
  /** Whether something can be handed back to this person. */
  hasHandBack: z.boolean(),
});
export type DeputyshipView = z.infer<typeof deputyshipView>;

export const deputyCards = ['briefing', 'hand-back'] as const;

/** One task of a briefing or a hand-back, with what is to be said about it. */
export const deputyEntry = z.object({
  taskId,
  name: z.string(),
  procedure: z.string(),
  processNumber: z.string(),
  state: z.enum(taskStates),
  receivedAt: instant,
  dueOn: calendarDate.nullable(),
  /** Why it is in its group; the interface says it in a word. */
  why: z.enum([
    'overdue',
    'due-today',
    'confirmed',
    'returned',
    'waiting',
    'claimed',
    'claimed-by-owner',
    'with-specialist',
    'new',
    'open',
  ]),
  /** Who has it in hand. */
  claimedBy: z.string().nullable(),
});
export type DeputyEntry = z.infer<typeof deputyEntry>;

/** The first hundred; `total` counts all. */
const entries = z.object({ rows: z.array(deputyEntry).max(100), total: z.int() });

/** What a form of a deputyship says. */
const wish = z.strictObject({
  id: deputyshipId,
  absentWorkerId: workerId,
  deputyIds: z.array(workerId).max(10),
  from: calendarDate,
  until: calendarDate,
  weekdays: z.array(z.int().min(1).max(7)).min(1).max(7).nullable(),
  procedures: z.array(z.string().max(60)).min(1).max(60).nullable(),
  teamIds: z.array(teamId).min(1).max(60).nullable(),
  personIds: z.array(personId).min(1).max(200).nullable(),
});

const warning = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('everybody-away'), day: calendarDate }),
  z.object({ kind: z.literal('overlap'), day: calendarDate, from: calendarDate, until: calendarDate }),
]);

export const deputyChannels = {
  /** From what is on this machine; works without a network. */
  'deputies.list': channel(
    z.strictObject({}),
    z.object({
      views: z.array(deputyshipView),
      /** Cards for the inbox that the person has not closed. */
      cards: z.array(z.object({ card: z.enum(deputyCards), deputyshipId })),
      maySetOwn: z.boolean(),
      maySetForTeam: z.boolean(),
    }),
  ),
  /** Asks the server for what only it knows, and keeps it; `offline` is no failure. */
  'deputies.refresh': channel(z.strictObject({}), z.object({ isOnline: z.boolean() })),
  /** What a new one can be made of. The id is for this one form. */
  'deputies.form': channel(
    z.strictObject({}),
    z.object({
      id: deputyshipId,
      today: calendarDate,
      me: workerId,
      absent: z.array(z.object({ id: workerId, name: z.string(), login: z.string(), personalTasks: z.int() })),
      deputies: z.array(
        z.object({ id: workerId, name: z.string(), login: z.string(), teamName: z.string(), isAway: z.boolean() }),
      ),
      teams: z.array(z.object({ id: teamId, name: z.string() })),
    }),
  ),
  /** People of the absent person's own cases by name. */
  'deputies.find-persons': channel(
    z.strictObject({ absentWorkerId: workerId, text: z.string().max(200) }),
    z.array(z.object({ id: personId, name: z.string(), detail: z.string() })).max(20),
  ),
  /** What is wrong with a form, and what should be known; from what is on this machine. */
  'deputies.check': channel(
    wish,
    z.object({ problems: z.array(z.enum(deputyshipProblems)), warnings: z.array(warning).max(100) }),
  ),
  /** Only with the server. `invalid-input` names what is wrong in its fields. */
  'deputies.set': channel(wish, z.object({ warnings: z.array(warning).max(100) })),
  'deputies.change': channel(
    z.strictObject({ deputyshipId, until: calendarDate, deputyIds: z.array(workerId).max(10) }),
    z.object({ warnings: z.array(warning).max(100) }),
  ),
  'deputies.end': channel(z.strictObject({ deputyshipId }), z.null()),
  /** What a deputy should know when they begin. */
  'deputies.briefing': channel(
    z.strictObject({ deputyshipId }),
    z.object({
      absentName: z.string(),
      /** Without a day between: of a recurring one, the days of this week. */
      since: calendarDate,
      until: calendarDate,
      due: entries,
      halfDone: entries,
      handsOff: entries,
      fresh: entries,
      /** Kept from deputies; null where this machine does not know how many. */
      personalTasks: z.int().nullable(),
    }),
  ),
  /** What somebody finds after an absence. */
  'deputies.hand-back': channel(
    z.strictObject({ deputyshipId }),
    z.object({
      /** What was not read yet; the last time, or the one that goes on, where everything was. */
      from: calendarDate,
      /** The last day on which somebody stood in, today while it goes on. */
      until: calendarDate,
      deputyNames: z.array(z.string()),
      /** When the server was asked; null where it could not be asked since the end. */
      askedAt: instant.nullable(),
      ...handedBackSchema.shape,
      open: entries,
      waiting: entries,
    }),
  ),
  /** The person has read a card; it stays on the page. */
  'deputies.close-card': channel(z.strictObject({ deputyshipId, card: z.enum(deputyCards) }), z.null()),
};
