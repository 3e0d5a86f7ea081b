import type { Command } from '../../shared/commands/command.ts';

export interface NumberedCommand {
  readonly sequence: number;
  readonly command: Command;
}

/** Known commands are answered again, the others are carried out in order; a gap means that something was lost. */
export type SequenceDecision = { readonly kind: 'repeat' } | { readonly kind: 'execute' } | { readonly kind: 'gap' };

/**
 * What to do with the next command of a device whose last known number is `lastSequence`. A command that is recorded
 * under its id is repeated whatever its number, so a restored workstation does not act twice. Pure.
 */
export function decideSequence(sequence: number, lastSequence: number, isRecorded: boolean): SequenceDecision {
  if (isRecorded) return { kind: 'repeat' };
  return { kind: sequence === lastSequence + 1 ? 'execute' : 'gap' };
}

/** The numbers of one request follow each other without a hole. */
export function isGapless(commands: readonly NumberedCommand[]): boolean {
  return commands.every((numbered, index) => numbered.sequence === (commands[0]?.sequence ?? 0) + index);
}
