import { z } from 'zod';
import { calendarDate, instant } from '../base/calendar-date.ts';
import { caseId, personId, processNumber, taskId, teamId, workerId } from '../base/ids.ts';
import { unreachable } from '../base/unreachable.ts';
import { submissionSchema } from './submission.ts';

/** `clearing`: nobody could be found, a person must assign it. The other three are the way of the main job. */
export const taskStates = ['clearing', 'open', 'confirmed', 'filed'] as const;
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
});
export type Task = z.infer<typeof taskSchema>;

export const taskActions = ['confirm', 'file', 'undo-confirm', 'undo-file'] as const;
export type TaskAction = (typeof taskActions)[number];

export type TransitionRefusal =
  | 'needs-assignment' // still in the clearing basket
  | 'already-confirmed'
  | 'already-filed'
  | 'not-confirmed-yet'
  | 'not-filed-yet'
  | 'handed-over'; // the Fachverfahren already has it; only a correction helps

export type Transition =
  | { readonly allowed: true; readonly to: TaskState }
  | { readonly allowed: false; readonly reason: TransitionRefusal };

/** The state machine of the main job (DOMAIN.md section 11): open -> confirmed -> filed, and back before hand-over. */
export function decideTransition(task: Pick<Task, 'state' | 'handover'>, action: TaskAction): Transition {
  if (task.state === 'clearing') return refuse('needs-assignment');
  switch (action) {
    case 'confirm':
      if (task.state === 'open') return { allowed: true, to: 'confirmed' };
      return refuse(task.state === 'filed' ? 'already-filed' : 'already-confirmed');
    case 'file':
      if (task.state === 'confirmed') return { allowed: true, to: 'filed' };
      return refuse(task.state === 'filed' ? 'already-filed' : 'not-confirmed-yet');
    case 'undo-file':
      if (task.state !== 'filed') return refuse('not-filed-yet');
      return isHandedOver(task.handover) ? refuse('handed-over') : { allowed: true, to: 'confirmed' };
    case 'undo-confirm':
      if (task.state === 'filed') return refuse('already-filed');
      if (task.state === 'open') return refuse('not-confirmed-yet');
      return isHandedOver(task.handover) ? refuse('handed-over') : { allowed: true, to: 'open' };
    default:
      return unreachable(action);
  }
}

function isHandedOver(handover: Handover): boolean {
  return handover.specialist === 'delivered' || handover.statistics === 'delivered';
}

function refuse(reason: TransitionRefusal): Transition {
  return { allowed: false, reason };
}
