import { unreachable } from '../../shared/base/unreachable.ts';
import type { Transaction } from '../store/database.ts';
import { cede } from './effects/cede.ts';
import { claim, note, release, setPersonal } from './effects/claim.ts';
import { assign, moveBasket, registerPerson } from './effects/clearing.ts';
import { confirm, undoConfirm } from './effects/confirm.ts';
import type { Audited, Effect } from './effects/effect.ts';
import { file, undoFile } from './effects/file.ts';
import { forward } from './effects/forward.ts';
import { resume, sendLetter } from './effects/letter.ts';

/** Carries out a command that was allowed, in its transaction. Answers what belongs into the audit entry. */
export async function applyEffect(transaction: Transaction, { command, ...rest }: Effect): Promise<Audited> {
  switch (command.kind) {
    case 'confirm':
      return confirm(transaction, { ...rest, command });
    case 'file':
      return file(transaction, { ...rest, command });
    case 'undo-confirm':
      return undoConfirm(transaction, { ...rest, command });
    case 'undo-file':
      return undoFile(transaction, { ...rest, command });
    case 'request':
      return sendLetter(transaction, { ...rest, command });
    case 'return':
      return sendLetter(transaction, { ...rest, command });
    case 'forward':
      return forward(transaction, { ...rest, command });
    case 'resume':
      return resume(transaction, { ...rest, command });
    case 'claim':
      return claim(transaction, { ...rest, command });
    case 'release':
      return release(transaction, { ...rest, command });
    case 'set-personal':
      return setPersonal(transaction, { ...rest, command });
    case 'note':
      return note(transaction, { ...rest, command });
    case 'assign':
      return assign(transaction, { ...rest, command });
    case 'register-person':
      return registerPerson(transaction, { ...rest, command });
    case 'cede':
      return cede(transaction, { ...rest, command });
    case 'move-basket':
      return moveBasket(transaction, { ...rest, command });
    default:
      return unreachable(command);
  }
}
