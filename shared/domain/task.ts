import { z } from 'zod';
import { calendarDate, instant } from '../base/calendar-date.ts';
import { caseId, deputyshipId, personId, processNumber, taskId, teamId, workerId } from '../base/ids.ts';
import { unreachable } from '../base/unreachable.ts';
import { submissionSchema } from './submission.ts';

/**
 * `clearing`: nobody could be found, a person must assign it. `open`, `confirmed`, `filed` are the way of the main job.
 * `awaiting-citizen`: something was asked for (Rückfrage). `returned`: turned down with a letter, still to be filed.
 * `ceded`: given to the authority that is responsible (Abgabe); nothing is left to do here.
 */
export const taskStates = ['clearing', 'open', 'confirmed', 'filed', 'awaiting-citizen', 'returned', 'ceded'] as const;
export type TaskState = (typeof taskStates)[number];

/** Hand-over of the confirmed data by the server: to the Fachverfahren and to the statistics. */
export const handoverStates = ['none', 'pending', 'delivered', 'failed'] as const;
export type HandoverState = (typeof handoverStates)[number];

export const handoverSchema = z.object({
  specialist: z.enum(handoverStates),
  statistics: z.enum(handoverStates),
});
export type Handover = z.infer<typeof handoverSchema>;

/** A step somebody took, for "erledigt von X am Y", and for whom where a deputy took it ("in Vertretung für"). */
export const actSchema = z.object({
  by: workerId,
  byName: z.string().max(120),
  at: instant,
  onBehalfOf: z.object({ id: workerId, name: z.string().max(120) }).optional(),
});
export type Act = z.infer<typeof actSchema>;

/** What the person took over from the proof against what was declared; part of the hand-over. By field name. */
export const takenOverSchema = z.record(
  z.string().max(60),
  z.object({ value: z.string().max(400), reason: z.string().max(500) }),
);

/** The last letter to the citizen, or the last forwarding: what the next reader must know. */
export const lastStepSchema = z.object({
  kind: z.enum(['request', 'return', 'forward', 'assign', 'cede']),
  act: actSchema,
  /** Reason code of a letter (DOMAIN.md section 13); null for everything else. */
  reason: z.string().max(10).nullable(),
  text: z.string().max(4000),
  dueOn: calendarDate.nullable(),
});

/** Somebody has a task in hand until then; everybody sees it, and others are asked before they take it over. */
export const claimSchema = z.object({ by: workerId, byName: z.string().max(120), at: instant, until: instant });
export type Claim = z.infer<typeof claimSchema>;

/** What a colleague wrote about a task, or work that lost against another's and is kept. */
export const taskNoteSchema = z.object({
  act: actSchema,
  kind: z.enum(['note', 'conflict']),
  text: z.string().max(4000),
});
export type TaskNote = z.infer<typeof taskNoteSchema>;

/** One rule that was looked at when somebody responsible was sought: "Warum bei mir?". */
export const routingStepSchema = z.object({
  rule: z.string().max(120),
  matched: z.boolean(),
  /** One German sentence without personal data of the citizen. */
  because: z.string().max(300),
});
export type RoutingStep = z.infer<typeof routingStepSchema>;

/** Eingang / Aufgabe: an inbox entry which someone must handle. */
export const taskSchema = z.object({
  id: taskId,
  /** Grows by one with every command that is `isVersioned`; the expected version of the next one. */
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
  /** Kept from deputies and the team (FEATURES 6.4); the team lead sees it. */
  isPersonal: z.boolean().default(false),
  claim: claimSchema.nullable().default(null),
  notes: z.array(taskNoteSchema).max(50).default([]),
  routingSteps: z.array(routingStepSchema).max(110).default([]),
  /** The deputyships that cover it, on whatever days. */
  deputyshipIds: z.array(deputyshipId).max(50).default([]),
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
  'claim',
  'release',
  'set-personal',
  'assign',
  'register-person',
  'cede',
  'move-basket',
  'note',
] as const;
export type TaskAction = (typeof taskActions)[number];

/**
 * Whether a step makes a new version, and must be given for the one the person saw. Claims and notes disturb nobody's
 * work: a confirmation from offline must not fail because a colleague wrote a note meanwhile.
 */
export function isVersioned(action: TaskAction): boolean {
  return action !== 'claim' && action !== 'release' && action !== 'note';
}

export type TransitionRefusal =
  | 'needs-assignment' // still in the clearing basket
  | 'already-confirmed'
  | 'already-filed'
  | 'already-returned'
  | 'not-confirmed-yet'
  | 'not-filed-yet'
  | 'not-waiting' // only a task that waits or was returned can be resumed
  | 'already-assigned' // it has left the clearing basket
  | 'already-ceded'
  | 'handed-over'; // the Fachverfahren already has it; only a correction helps

export type Transition =
  | { readonly allowed: true; readonly to: TaskState }
  | { readonly allowed: false; readonly reason: TransitionRefusal };

/**
 * The state machine of a task (DOMAIN.md section 11): open -> confirmed -> filed, and back before hand-over. Beside it
 * open -> awaiting-citizen -> open, and open -> returned -> filed, where nothing is handed over. The clearing basket is left
 * by being assigned or ceded to another authority. Claims and notes change no state.
 */
export function decideTransition(task: Pick<Task, 'state' | 'handover' | 'confirmed'>, action: TaskAction): Transition {
  if (action === 'note') return { allowed: true, to: task.state };
  if (task.state === 'ceded') return refuse('already-ceded');
  if (task.state === 'clearing') return leaveClearing(action);
  switch (action) {
    case 'claim':
    case 'release':
    case 'set-personal':
      return task.state === 'filed' ? refuse('already-filed') : { allowed: true, to: task.state };
    case 'assign':
    case 'register-person':
    case 'move-basket':
      return refuse('already-assigned');
    case 'cede':
      return mayStillDecide(task.state) ? { allowed: true, to: 'ceded' } : refuse(doneAlready(task.state));
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

function leaveClearing(action: TaskAction): Transition {
  switch (action) {
    case 'assign':
    case 'register-person':
      return { allowed: true, to: 'open' };
    case 'cede':
      return { allowed: true, to: 'ceded' };
    case 'claim':
    case 'release':
    case 'move-basket':
      return { allowed: true, to: 'clearing' };
    default:
      return refuse('needs-assignment');
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
