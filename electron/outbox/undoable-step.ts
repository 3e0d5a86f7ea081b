import type { CommandKind } from '../../shared/commands/command.ts';

/** Steps that can be taken back as long as they have not left the workstation, in the order in which they can come. */
export const undoableSteps = ['request', 'return', 'forward', 'resume', 'confirm', 'file'] as const;
export type UndoableStep = (typeof undoableSteps)[number];

/** A reversal is none: taking it back would do the steps again. */
export function isUndoable(kind: CommandKind | string): kind is UndoableStep {
  return undoableSteps.some((step) => step === kind);
}
