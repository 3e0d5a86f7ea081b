import { z } from 'zod';
import { calendarDate } from '../base/calendar-date.ts';
import { caseFileId } from '../base/ids.ts';
import { letterReasons } from './letter-reason.ts';
import { taskActions, taskStates } from './task.ts';

/**
 * In a word what became of work that the server did not carry out. `same`: everything of it is done, by whomever.
 * `faster`: another decision holds. `changed`: the task is another one by now. `in-hand`: a colleague has it in hand.
 * `too-late`: it was handed over. `no-right`: it can be seen, but the right is gone. `gone`: it cannot be seen any more.
 * `not-possible`: the reason itself says it.
 */
export const conflictOutcomes = [
  'same',
  'faster',
  'changed',
  'in-hand',
  'too-late',
  'no-right',
  'gone',
  'not-possible',
] as const;
export type ConflictOutcome = (typeof conflictOutcomes)[number];

/**
 * `acknowledge`: nothing would be lost. `keep-theirs`: what holds stays, my work becomes a note. `again`: my work once
 * more, for what holds now. `hand-on`: a note, and the task to the team lead. `forget`: the person has kept it elsewhere.
 */
export const conflictChoices = ['acknowledge', 'keep-theirs', 'again', 'hand-on', 'forget'] as const;
export type ConflictChoice = (typeof conflictChoices)[number];

/** One thing in which my version and what holds instead differ, to be said in words. */
export const differenceSchema = z.discriminatedUnion('kind', [
  /** A value of the procedure, in its comparable form; null is the declared one. */
  z.object({ kind: z.literal('value'), field: z.string(), mine: z.string().nullable(), theirs: z.string().nullable() }),
  /** Another decision was taken, or somebody took it back. */
  z.object({ kind: z.literal('state'), mine: z.enum(taskActions), theirs: z.enum(taskStates) }),
  z.object({ kind: z.literal('file'), mine: caseFileId, theirs: caseFileId }),
  z.object({ kind: z.literal('register'), mine: z.string(), theirs: z.string() }),
  /** Of a document; null where it lies in no file. */
  z.object({ kind: z.literal('title'), mine: z.string(), theirs: z.string().nullable() }),
  z.object({ kind: z.literal('letter-reason'), mine: z.enum(letterReasons), theirs: z.string() }),
  z.object({ kind: z.literal('letter-text') }),
  z.object({ kind: z.literal('due'), mine: calendarDate, theirs: calendarDate.nullable() }),
  /** It lay on another desk when the person saw it. */
  z.object({ kind: z.literal('desk') }),
  z.object({ kind: z.literal('personal'), theirs: z.boolean() }),
]);
export type Difference = z.infer<typeof differenceSchema>;
