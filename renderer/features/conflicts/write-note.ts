import type { ConflictCard } from '../../bridge/types.ts';
import { conflictText } from '../../text/conflicts.ts';
import { describeMine } from './describe-steps.ts';

/** The longest note (shared/commands). */
const LONGEST = 4000;

/** My version as text, for a note or to be handed on by hand. Pure. */
export function writeNote(card: ConflictCard): string {
  const steps = describeMine(card).map(({ title, details }) => [title, ...details].join('\n'));
  const text = [conflictText.noteIntro, ...steps].join('\n\n');
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 2)} …`;
}
