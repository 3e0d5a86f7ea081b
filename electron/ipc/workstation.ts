import { toInstant } from '../../shared/base/calendar-date.ts';
import { ok } from '../../shared/base/result.ts';
import { Secret } from '../../shared/base/secret.ts';
import type { workstationChannels } from '../../shared/ipc/workstation.ts';
import { findDraft, keepDraft } from '../cache/draft/draft-rows.ts';
import { atDesk, type HandlersOf } from './handler.ts';

export const workstationHandlers: HandlersOf<keyof typeof workstationChannels> = {
  'workstation.show': (_request, { workstation }) => workstation.show(),
  'workstation.lock': (_request, { workstation }) => workstation.lock(),
  'workstation.unlock': ({ code }, { workstation }) => workstation.unlock(new Secret(code)),
  'workstation.set-code': ({ code }, { workstation }) => workstation.setCode(new Secret(code)),
  'workstation.drop-code': (_request, { workstation }) => workstation.dropCode(),
  'workstation.renew-keys': (_request, { workstation }) => workstation.renewKeys(),
  'workstation.reset': (_request, { workstation }) => workstation.reset(),
  'workstation.rebuild': (_request, { workstation }) => workstation.rebuild(),
  'workstation.export-work': ({ passphrase }, { workstation }) => workstation.exportWork(new Secret(passphrase)),
  'workstation.import-work': ({ passphrase }, { workstation }) => workstation.importWork(new Secret(passphrase)),
  'draft.keep': atDesk(({ id, taskId, text }, { db }, { clock }) => {
    db.transaction(() => keepDraft(db, { id, taskId, text, keptAt: toInstant(clock.now()) }));
    return ok(null);
  }),
  'draft.show': atDesk(({ id }, { db }) => ok(findDraft(db, id) ?? null)),
};
