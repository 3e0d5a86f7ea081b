import { z } from 'zod';
import { calendarDate, instant } from '../base/calendar-date.ts';
import { taskId, workerId } from '../base/ids.ts';
import { channel } from './channel.ts';

/** The log of the server. Every answer needs the server: without it the failure is `offline`. */
const problem = z.object({
  kind: z.enum(['changed', 'missing', 'inserted', 'rewritten', 'waiting']),
  sequence: z.int().nullable(),
  at: instant.nullable(),
});

const verification = z.object({
  sound: z.boolean(),
  checkedAt: instant,
  entries: z.int(),
  erased: z.int(),
  waiting: z.int(),
  anchors: z.int(),
  firstProblem: problem.nullable(),
});
export type LogVerification = z.infer<typeof verification>;

const filter = z.strictObject({
  processNumber: z.string().max(40).nullable(),
  workerId: workerId.nullable(),
  class: z.enum(['action', 'read']).nullable(),
  from: calendarDate.nullable(),
  until: calendarDate.nullable(),
});
export type LogFilter = z.infer<typeof filter>;

const row = z.object({
  sequence: z.int().nullable(),
  at: instant,
  workerName: z.string().nullable(),
  onBehalfOfName: z.string().nullable(),
  action: z.string(),
  objectKind: z.string(),
  objectId: z.string(),
  processNumber: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  reason: z.string().nullable(),
});
export type LogRow = z.infer<typeof row>;

const step = z.object({
  at: instant,
  action: z.string(),
  workerName: z.string().nullable(),
  onBehalfOfName: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  reason: z.string().nullable(),
  toName: z.string().nullable(),
});
export type TaskStep = z.infer<typeof step>;

export const auditChannels = {
  'audit.verify': channel(z.strictObject({}), verification),
  /** Newest first, at most 100; `page` is `next` of the page before. */
  'audit.entries': channel(
    z.strictObject({ filter, page: z.string().max(20).nullable() }),
    z.object({ rows: z.array(row), next: z.string().nullable() }),
  ),
  /** NDJSON with the chain, into a file that the person chooses. */
  'audit.export': channel(
    z.strictObject({ filter, reason: z.string().trim().min(5).max(500) }),
    z.object({ outcome: z.enum(['saved', 'cancelled']), entries: z.int() }),
  ),
  /**
   * Who did what with a task. `server`: all of it. `brief`: it left this desk; no reasons. `here`: the server could not be
   * reached, this is what the task on this machine says.
   */
  'audit.task-history': channel(
    z.strictObject({ taskId }),
    z.object({ source: z.enum(['server', 'brief', 'here']), steps: z.array(step) }),
  ),
};
