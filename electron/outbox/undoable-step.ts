import type { CommandKind } from '../../shared/commands/command.ts';

/** Steps that can be taken back as long as they have not left the workstation, in the order in which they can come. */
export const undoableSteps = [
  'assign',
  'register-person',
  'cede',
  'move-basket',
  'set-personal',
  'request',
  'return',
  'forward',
  'resume',
  'confirm',
  'file',
] as const;
export type UndoableStep = (typeof undoableSteps)[number];

/** Others are to see it at once, and there is a step of its own that takes it back: it waits in no hold window. */
export function isImmediate(kind: CommandKind | string): boolean {
  return kind === 'claim' || kind === 'release' || kind === 'note';
}

/** A reversal is none: taking it back would do the steps again. */
export function isUndoable(kind: CommandKind | string): kind is UndoableStep {
  return undoableSteps.some((step) => step === kind);
}
