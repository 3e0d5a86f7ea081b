import { z } from 'zod';
import { calendarDate, instant } from '../base/calendar-date.ts';
import { batchId, processNumber, taskId, teamId, workerId } from '../base/ids.ts';
import { channel } from './channel.ts';
import { inboxRow } from './inbox.ts';

/** What lies with one person of the team, with nobody in the team yet, or in the clearing basket. */
export const pile = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('colleague'), workerId }),
  z.strictObject({ kind: z.literal('queue') }),
  z.strictObject({ kind: z.literal('clearing') }),
]);
export type Pile = z.infer<typeof pile>;

const workload = {
  open: z.int(),
  overdue: z.int(),
  dueToday: z.int(),
  /** For an answer of the citizen. */
  waiting: z.int(),
};

export const teamOverview = z.object({
  teamId,
  teamName: z.string(),
  colleagues: z.array(
    z.object({
      workerId,
      name: z.string(),
      /** May be given tasks. */
      handles: z.boolean(),
      ...workload,
      /** Somebody stands in today for all they do. `until` is null where it is for certain weekdays. */
      absent: z.object({ until: calendarDate.nullable(), standsIn: z.string().nullable() }).nullable(),
    }),
  ),
  queue: z.object(workload),
  clearing: z.object(workload),
});
export type TeamOverview = z.infer<typeof teamOverview>;

/** Rows of a pile that are shown and can be chosen at once. */
export const longestPile = 5000;

/** A task as the inbox shows it, without what is the same for a whole pile or of no use there. */
export const pileRow = inboxRow
  .omit({ assigneeId: true, assigneeName: true, scope: true, attachmentCount: true, handover: true, evidence: true })
  /** To be given back when it is passed on: whoever sees another one has gone on with it. */
  .extend({ version: z.int() });
export type PileRow = z.infer<typeof pileRow>;

export const whyLeft = z.enum(['gone', 'changed', 'past', 'claimed', 'not-allowed', 'already-there']);

/** What became of each task: `done` and `left` are all that were asked for. */
export const batchOutcome = z.object({
  batchId,
  done: z.int(),
  left: z.array(
    z.object({
      taskId,
      /** Empty where the task is not on this machine any more. */
      name: z.string(),
      processNumber: processNumber.nullable(),
      why: whyLeft,
      /** Who has it in hand, for `claimed`. */
      claimedBy: z.string().nullable(),
    }),
  ),
});
export type BatchOutcome = z.infer<typeof batchOutcome>;

export const coordinationChannels = {
  /** Truthful counts for the whole team, from what is on this machine. No figures about how anybody works (§ 72 LPVG NRW). */
  'coordination.team': channel(z.strictObject({}), teamOverview),
  /** Most urgent first; `total` counts also what is not among the rows. */
  'coordination.pile': channel(z.strictObject({ pile }), z.object({ rows: z.array(pileRow), total: z.int() })),
  /** Passes many tasks on, to a colleague of the team or (null) its queue: one command each. Durable when answered. */
  'coordination.reassign': channel(
    z.strictObject({
      tasks: z
        .array(z.strictObject({ taskId, version: z.int() }))
        .min(1)
        .max(longestPile),
      to: z.strictObject({ workerId: workerId.nullable() }),
      reason: z.string().trim().min(1).max(500),
      /** Also what a colleague has in hand at the moment. */
      includeClaimed: z.boolean(),
    }),
    batchOutcome,
  ),
  /** Takes a whole batch back, also what has left the machine, as long as nobody has gone on with it. */
  'coordination.undo': channel(z.strictObject({ batchId }), batchOutcome),
  /** What can be taken back, newest first. */
  'coordination.batches': channel(
    z.strictObject({}),
    z.array(
      z.object({
        batchId,
        at: instant,
        reason: z.string(),
        /** Null: to the queue of the team. */
        toName: z.string().nullable(),
        tasks: z.int(),
        held: z.int(),
        refused: z.int(),
        unchanged: z.int(),
      }),
    ),
  ),
};
