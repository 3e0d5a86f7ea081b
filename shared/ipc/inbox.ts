import { z } from 'zod';
import { calendarDate, instant } from '../base/calendar-date.ts';
import { processNumber, taskId, workerId } from '../base/ids.ts';
import { taskColours } from '../domain/evidence/verdict.ts';
import { handoverSchema, taskStates } from '../domain/task.ts';
import { channel } from './channel.ts';

/** Whose work a task is: my own, of those I stand in for, of my team (neither), of nobody yet (clearing basket). */
export const taskScopes = ['own', 'deputy', 'team', 'clearing'] as const;
export const inboxScopes = ['all', ...taskScopes] as const;
export type InboxScope = (typeof inboxScopes)[number];
export const inboxStatuses = ['to-do', 'done'] as const;
export const inboxOrders = ['newest', 'oldest', 'due', 'name'] as const;

export const inboxFilter = z.strictObject({
  scope: z.enum(inboxScopes),
  status: z.enum(inboxStatuses),
  /** Procedure id; null shows all kinds. */
  procedure: z.string().max(60).nullable(),
  order: z.enum(inboxOrders),
});
export type InboxFilter = z.infer<typeof inboxFilter>;

/**
 * How far a person's work on an item has come: `held` can still be undone, `waiting` and `sending` are on the way to the
 * server, `refused` needs a look.
 */
export const itemSyncStates = ['synced', 'held', 'waiting', 'sending', 'refused'] as const;
export type ItemSyncState = (typeof itemSyncStates)[number];

export const inboxRow = z.object({
  id: taskId,
  familyName: z.string(),
  givenNames: z.string(),
  procedure: z.string(),
  /** The second line, filled from the procedure's template. */
  summary: z.string(),
  receivedAt: instant,
  dueOn: calendarDate.nullable(),
  state: z.enum(taskStates),
  processNumber,
  assigneeId: workerId.nullable(),
  /** Null where it is nobody's: team queue or clearing basket. */
  assigneeName: z.string().nullable(),
  scope: z.enum(taskScopes),
  attachmentCount: z.int(),
  isPersonal: z.boolean(),
  /** Who has it in hand at the moment, and until when; null when it is free or in one's own hand. */
  claimedBy: z.object({ name: z.string(), until: instant }).nullable(),
  handover: handoverSchema,
  syncState: z.enum(itemSyncStates),
  /** What the comparison with the proof says, in a word or two; null while nothing was compared. */
  evidence: z.object({ colour: z.enum(taskColours), title: z.string().max(60) }).nullable(),
});
export type InboxRow = z.infer<typeof inboxRow>;

export const inboxChannels = {
  /** Rows in the order shown, from `offset`, at most 200; `total` counts exactly what the filter shows. */
  'inbox.list': channel(
    z.strictObject({ filter: inboxFilter, offset: z.int().nonnegative(), limit: z.int().min(1).max(200) }),
    z.object({ rows: z.array(inboxRow), total: z.int() }),
  ),
  /** Position of a task in the filtered list; null when it is not in it. */
  'inbox.position': channel(z.strictObject({ filter: inboxFilter, taskId }), z.int().nullable()),
  /** Truthful counts of what is to do, by scope and by kind. */
  'inbox.counts': channel(
    z.strictObject({}),
    z.object({
      all: z.int(),
      own: z.int(),
      deputy: z.int(),
      team: z.int(),
      clearing: z.int(),
      procedures: z.array(z.object({ procedure: z.string(), count: z.int() })),
    }),
  ),
};
