import { ok } from '../../shared/base/result.ts';
import type { sessionChannels } from '../../shared/ipc/session.ts';
import type { HandlersOf } from './handler.ts';

export const sessionHandlers: HandlersOf<keyof typeof sessionChannels> = {
  'session.show': (_request, { session }) => ok(session.show()),
  'session.sign-in': (_request, { session }) => session.signIn(),
  'session.cancel-sign-in': (_request, { session }) => session.cancelSignIn(),
  'session.sign-out': ({ keepWork }, { session }) => session.signOut(keepWork),
  'session.sign-out-everywhere': (_request, { session }) => session.signOutEverywhere(),
};
