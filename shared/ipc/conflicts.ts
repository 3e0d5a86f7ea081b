import { z } from 'zod';
import { instant } from '../base/calendar-date.ts';
import { caseFileId, commandId, processNumber, taskId, workerId } from '../base/ids.ts';
import { commandSchema } from '../commands/command.ts';
import { refusalReason } from '../commands/refusal.ts';
import { conflictChoices, conflictOutcomes, differenceSchema } from '../domain/conflict.ts';
import { fileKinds } from '../domain/register.ts';
import { claimSchema, taskSchema } from '../domain/task.ts';
import { channel } from './channel.ts';

/** A file that one of the versions names. */
const namedFile = z.object({ id: caseFileId, title: z.string(), kind: z.enum(fileKinds) });

/** Work of one task that the server did not carry out, beside what holds instead. */
export const conflictCard = z.object({
  taskId,
  me: workerId,
  procedure: z.string(),
  processNumber: processNumber.nullable(),
  outcome: z.enum(conflictOutcomes),
  reason: refusalReason,
  refusedAt: instant,
  /** My version: the commands in the order of the clicks. */
  mine: z.array(commandSchema),
  /** Their version; null when the person may not see the task any more. */
  theirs: z
    .object({
      task: taskSchema,
      filed: z.array(z.object({ caseFileId, register: z.string(), title: z.string() })),
      assigneeName: z.string().nullable(),
      /** Of somebody else, valid at this moment. */
      claim: claimSchema.nullable(),
    })
    .nullable(),
  files: z.array(namedFile),
  /** To whom one of my commands wanted to give the task. */
  recipientName: z.string().nullable(),
  differences: z.array(differenceSchema),
  choices: z.array(z.enum(conflictChoices)).max(3),
  /** The team lead or team that would get it with `hand-on`. */
  handOnTo: z.string().nullable(),
});
export type ConflictCard = z.infer<typeof conflictCard>;

export const conflictChannels = {
  /** The oldest first. */
  'conflicts.list': channel(z.strictObject({}), z.array(conflictCard)),
  /**
   * Carries out a choice for exactly the commands that were shown; others that were refused meanwhile stay. `text` is my
   * work in words, for the note. Failures: `not-found`, `conflict` (another choice is open by now), `not-allowed-now`.
   */
  'conflicts.resolve': channel(
    z.strictObject({
      taskId,
      commandIds: z.array(commandId).min(1).max(50),
      choice: z.enum(conflictChoices),
      text: z.string().trim().min(1).max(4000),
    }),
    z.null(),
  ),
};
