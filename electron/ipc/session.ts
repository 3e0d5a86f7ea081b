import { ok } from '../../shared/base/result.ts';
import type { sessionChannels } from '../../shared/ipc/session.ts';
import type { HandlersOf } from './handler.ts';

export const sessionHandlers: HandlersOf<keyof typeof sessionChannels> = {
  'session.show': (_request, { session }) => ok(session.show()),
  'session.sign-in': ({ login, password }, { session }) => session.signIn(login, password),
  'session.sign-out': ({ keepWork }, { session }) => session.signOut(keepWork),
};
