import { z } from 'zod';
import { calendarDate, instant } from '../base/calendar-date.ts';
import { caseId, personId, processNumber, taskId, teamId, workerId } from '../base/ids.ts';
import { unreachable } from '../base/unreachable.ts';
import { submissionSchema } from './submission.ts';

/**
 * `clearing`: nobody could be found, a person must assign it. `open`, `confirmed`, `filed` are the way of the main job.
 * `awaiting-citizen`: something was asked for (Rückfrage). `returned`: turned down with a letter, still to be filed.
 */
export const taskStates = ['clearing', 'open', 'confirmed', 'filed', 'awaiting-citizen', 'returned'] as const;
export type TaskState = (typeof taskStates)[number];

/** Hand-over of the confirmed data by the server: to the Fachverfahren and to the statistics. */
export const handoverStates = ['none', 'pending', 'delivered', 'failed'] as const;
export type HandoverState = (typeof handoverStates)[number];

export const handoverSchema = z.object({
  specialist: z.enum(handoverStates),
  statistics: z.enum(handoverStates),
});
export type Handover = z.infer<typeof handoverSchema>;

/** A step somebody took, for "erledigt von X am Y". */
export const actSchema = z.object({ by: workerId, byName: z.string().max(120), at: instant });
export type Act = z.infer<typeof actSchema>;

/** What the person took over from the proof against what was declared; part of the hand-over. By field name. */
export const takenOverSchema = z.record(
  z.string().max(60),
  z.object({ value: z.string().max(400), reason: z.string().max(500) }),
);

/** The last letter to the citizen, or the last forwarding: what the next reader must know. */
export const lastStepSchema = z.object({
  kind: z.enum(['request', 'return', 'forward']),
  act: actSchema,
  /** Reason code of a letter (DOMAIN.md section 13); null for a forwarding. */
  reason: z.string().max(10).nullable(),
  text: z.string().max(4000),
  dueOn: calendarDate.nullable(),
});

/** Eingang / Aufgabe: an inbox entry which someone must handle. */
export const taskSchema = z.object({
  id: taskId,
  /** Grows by one with every caseworker command; the expected version of the next one. */
  version: z.int().positive(),
  state: z.enum(taskStates),
  procedure: z.string().max(60),
  processNumber,
  submission: submissionSchema,
  caseId: caseId.nullable(),
  personId: personId.nullable(),
  assigneeId: workerId.nullable(),
  teamId: teamId.nullable(),
  dueOn: calendarDate.nullable(),
  /** Why it is on this desk, in one German sentence without personal data. */
  routingReason: z.string().max(300),
  handover: handoverSchema,
  confirmed: actSchema.nullable(),
  filed: actSchema.nullable(),
  takenOver: takenOverSchema.default({}),
  lastStep: lastStepSchema.nullable().default(null),
});
export type Task = z.infer<typeof taskSchema>;

export const taskActions = [
  'confirm',
  'file',
  'undo-confirm',
  'undo-file',
  'request',
  'return',
  'forward',
  'resume',
] as const;
export type TaskAction = (typeof taskActions)[number];

export type TransitionRefusal =
  | 'needs-assignment' // still in the clearing basket
  | 'already-confirmed'
  | 'already-filed'
  | 'already-returned'
  | 'not-confirmed-yet'
  | 'not-filed-yet'
  | 'not-waiting' // only a task that waits or was returned can be resumed
  | 'handed-over'; // the Fachverfahren already has it; only a correction helps

export type Transition =
  | { readonly allowed: true; readonly to: TaskState }
  | { readonly allowed: false; readonly reason: TransitionRefusal };

/**
 * The state machine of a task (DOMAIN.md section 11): open -> confirmed -> filed, and back before hand-over. Beside it
 * open -> awaiting-citizen -> open, and open -> returned -> filed, where nothing is handed over.
 */
export function decideTransition(task: Pick<Task, 'state' | 'handover' | 'confirmed'>, action: TaskAction): Transition {
  if (task.state === 'clearing') return refuse('needs-assignment');
  switch (action) {
    case 'request':
    case 'return':
    case 'forward':
      return mayStillDecide(task.state)
        ? { allowed: true, to: afterDecision[action] ?? task.state }
        : refuse(doneAlready(task.state));
    case 'resume':
      if (task.state === 'awaiting-citizen' || task.state === 'returned') return { allowed: true, to: 'open' };
      return refuse(task.state === 'filed' ? 'already-filed' : 'not-waiting');
    case 'confirm':
      return mayStillDecide(task.state) ? { allowed: true, to: 'confirmed' } : refuse(doneAlready(task.state));
    case 'file':
      if (task.state === 'confirmed' || task.state === 'returned') return { allowed: true, to: 'filed' };
      return refuse(task.state === 'filed' ? 'already-filed' : 'not-confirmed-yet');
    case 'undo-file':
      if (task.state !== 'filed') return refuse('not-filed-yet');
      if (isHandedOver(task.handover)) return refuse('handed-over');
      return { allowed: true, to: task.confirmed === null ? 'returned' : 'confirmed' };
    case 'undo-confirm':
      if (task.state === 'filed') return refuse('already-filed');
      if (task.state !== 'confirmed') return refuse('not-confirmed-yet');
      return isHandedOver(task.handover) ? refuse('handed-over') : { allowed: true, to: 'open' };
    default:
      return unreachable(action);
  }
}

const afterDecision: Partial<Record<TaskAction, TaskState>> = { request: 'awaiting-citizen', return: 'returned' };

function mayStillDecide(state: TaskState): boolean {
  return state === 'open' || state === 'awaiting-citizen';
}

function doneAlready(state: TaskState): TransitionRefusal {
  if (state === 'filed') return 'already-filed';
  return state === 'returned' ? 'already-returned' : 'already-confirmed';
}

function isHandedOver(handover: Handover): boolean {
  return handover.specialist === 'delivered' || handover.statistics === 'delivered';
}

function refuse(reason: TransitionRefusal): Transition {
  return { allowed: false, reason };
}
