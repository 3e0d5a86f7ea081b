import { unreachable } from '../../../shared/base/unreachable.ts';
import type { Command } from '../../../shared/commands/command.ts';
import type { RefusalReason } from '../../../shared/commands/refusal.ts';
import type { ConflictChoice, ConflictOutcome } from '../../../shared/domain/conflict.ts';
import { decideTransition } from '../../../shared/domain/task.ts';
import type { ConflictDecision, Mine, Theirs } from './conflict-facts.ts';
import { findDifferences } from './find-differences.ts';
import { isDone } from './is-done.ts';
import { planAgain } from './plan-again.ts';

/**
 * What a person is told about work that the server did not carry out, and what they can do now. Nothing is decided for
 * them, and nothing becomes a note before they have looked: a note is read by colleagues and stays, so whether it says
 * something is theirs to decide. Until then the work lies in the outbox and in the journal and counts in the status line.
 * Pure.
 * @param theirs null when the task cannot be seen any more
 */
export function decideConflict(refusal: RefusalReason, mine: Mine, theirs: Theirs | null): ConflictDecision {
  const nothing = { reason: refusal, differences: [], again: [] };
  if (theirs === null) return { ...nothing, outcome: 'gone', choices: ['forget'] };
  if (mine.commands.every((command) => isDone(command, theirs))) {
    return { ...nothing, outcome: 'same', choices: ['acknowledge'] };
  }
  // what was refused for somebody who is there already is refused again: the basket shows who that is
  const again = refusal === 'already-known' ? [] : planAgain(mine, theirs);
  return {
    outcome: outcomeOf(refusal),
    reason: refusal,
    differences: findDifferences(mine, theirs),
    choices: choicesOf(mine, theirs, again),
    again,
  };
}

function choicesOf({ commands }: Mine, theirs: Theirs, again: readonly Command[]): readonly ConflictChoice[] {
  const mayAgain: readonly ConflictChoice[] = again.length > 0 ? ['again'] : [];
  if (!commands.some(holdsWork)) return ['acknowledge', ...mayAgain];
  if (!theirs.permitted.includes('note')) return ['forget', ...mayAgain];
  const mayHandOn =
    theirs.hasRecipient && theirs.permitted.includes('pass-on') && decideTransition(theirs.task, 'forward').allowed;
  return ['keep-theirs', ...mayAgain, ...(mayHandOn ? (['hand-on'] as const) : [])];
}

/** Whether a person has thought or written something that would be gone without the command. */
function holdsWork({ kind }: Command): boolean {
  switch (kind) {
    case 'confirm':
    case 'file':
    case 'request':
    case 'return':
    case 'forward':
    case 'assign':
    case 'register-person':
    case 'move-basket':
    case 'cede':
    case 'note':
      return true;
    case 'undo-confirm':
    case 'undo-file':
    case 'resume':
    case 'claim':
    case 'release':
    case 'set-personal':
      return false;
    default:
      return unreachable(kind);
  }
}

function outcomeOf(reason: RefusalReason): ConflictOutcome {
  switch (reason) {
    case 'already-confirmed':
    case 'already-filed':
    case 'already-returned':
    case 'already-assigned':
    case 'already-ceded':
      return 'faster';
    case 'version-conflict':
      return 'changed';
    case 'claimed':
      return 'in-hand';
    case 'handed-over':
      return 'too-late';
    case 'forbidden':
    case 'unknown-task': // it can be seen again by now
      return 'no-right';
    default:
      return 'not-possible';
  }
}
