import type { HandlerWorld } from '../../electron/ipc/handler.ts';
import type { WorkstationControl } from '../../electron/ipc/workstation-control.ts';
import { failure } from '../../shared/base/failure.ts';
import { failed, ok } from '../../shared/base/result.ts';
import { testPorts } from './test-core.ts';
import type { TestDesk } from './test-desk.ts';

const refused = async () => failed(failure('signed-out'));
const noWorkstation: WorkstationControl = {
  show: refused,
  lock: refused,
  unlock: refused,
  setCode: refused,
  dropCode: refused,
  renewKeys: refused,
  reset: refused,
  rebuild: refused,
  exportWork: refused,
  importWork: refused,
};

/** What handlers find around them where there is neither a server nor a session: everything else is at the desk. */
export function emptyWorld(desk: TestDesk | null): HandlerWorld {
  const { clock, newId } = testPorts();
  const signedOut = {
    state: 'signed-out',
    lastLogin: null,
    serverUrl: 'http://127.0.0.1:9',
    ended: null,
    attempt: null,
  } as const;
  return {
    desk: () => desk,
    clock,
    newId,
    sync: {
      status: () => ({
        connection: 'offline',
        progress: null,
        held: 0,
        waiting: 0,
        refused: 0,
        lastSyncAt: null,
        problem: null,
      }),
      syncNow: async () => undefined,
      fetchDocument: async () => failed(failure('not-here-yet')),
      outboxChanged: () => undefined,
    },
    online: {
      call: async () => failed(failure('offline')),
      callForText: async () => failed(failure('offline')),
    },
    files: { save: async () => null },
    evidence: {
      want: () => undefined,
      progressOf: () => ({ state: 'waiting', pagesDone: 0, pagesTotal: 0 }),
      clicked: () => undefined,
      readAgain: () => undefined,
      readBytes: async () => failed('cancelled'),
      derive: async ({ bytes }) =>
        ok({ bytes, mediaType: 'application/pdf', originalSizes: [{ width: 100, height: 140 }] }),
      show: async (document) => ok(document),
    },
    workstation: noWorkstation,
    link: { wanted: () => null, done: () => undefined },
    session: {
      show: () => signedOut,
      signIn: async () => failed(failure('offline')),
      cancelSignIn: () => ({ ok: true, value: signedOut }),
      signOutEverywhere: async () => failed(failure('offline')),
      signOut: async () => ({ ok: true, value: signedOut }),
    },
  };
}
