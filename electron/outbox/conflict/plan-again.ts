import type { Command } from '../../../shared/commands/command.ts';
import { permissionOf } from '../../../shared/domain/policy/policy-table.ts';
import { decideStep } from '../rebase.ts';
import type { Mine, Theirs } from './conflict-facts.ts';
import { isDone } from './is-done.ts';

/**
 * What of the refused work could be done once more on what holds now, in order; nothing when a part of it could not, because
 * half of a decision is none. The commands are the old ones: whoever gives them again makes new ones. Pure.
 */
export function planAgain({ me, commands }: Mine, theirs: Theirs): readonly Command[] {
  const left = commands.filter((command) => !isDone(command, theirs) && command.kind !== 'claim');
  let { task } = theirs;
  for (const command of left) {
    if (!theirs.permitted.includes(permissionOf[command.kind])) return [];
    if (theirs.isInOtherHands && command.kind !== 'note' && command.kind !== 'forward') return [];
    const step = decideStep(task, command, { id: me, displayName: '' });
    if (!step.allowed) return [];
    task = step.task;
  }
  return left;
}
