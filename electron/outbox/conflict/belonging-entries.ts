import type { Command } from '../../../shared/commands/command.ts';
import type { Task } from '../../../shared/domain/task.ts';
import type { OutboxRow } from '../../cache/outbox/outbox-rows.ts';
import { carryOut, type Effect } from '../rebase.ts';

export interface GivenCommand {
  readonly entry: OutboxRow;
  readonly command: Command;
}

/**
 * The commands of one task that belong to its refusal: the refused ones, and those which still lie here and rest on them,
 * so that the server would refuse them too. In the order of the clicks; none when nothing was refused. Pure.
 * @param base the server's state; undefined when the task is not here any more
 */
export function belongingEntries(
  given: readonly GivenCommand[],
  base: Task | undefined,
  me: Parameters<typeof carryOut>[2],
): readonly GivenCommand[] {
  const lost = new Set(given.filter(({ entry }) => entry.state === 'refused').map(({ command }) => command.commandId));
  if (lost.size === 0) return [];
  let effect: Effect | undefined = base === undefined ? undefined : { task: base, documents: [] };
  for (const { entry, command } of given) {
    if (entry.state === 'refused') continue;
    const next: Effect | undefined = effect === undefined ? undefined : carryOut(effect, command, me);
    const isLost = next === effect || (command.follows !== undefined && lost.has(command.follows));
    if (entry.state === 'held' && isLost) lost.add(command.commandId);
    else effect = next;
  }
  return given.filter(({ command }) => lost.has(command.commandId));
}
