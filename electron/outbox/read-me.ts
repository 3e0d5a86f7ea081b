import { dayInBerlin } from '../../shared/base/calendar-date.ts';
import { teamId } from '../../shared/base/ids.ts';
import type { Deputyship } from '../../shared/domain/deputyship.ts';
import { onBehalfOf } from '../../shared/domain/policy/decide-permission.ts';
import type { Worker } from '../../shared/domain/worker.ts';
import { listDeputyships } from '../cache/deputyship/deputyship-rows.ts';
import type { ReadableDatabase } from '../cache/handle.ts';
import { readSyncState } from '../cache/sync-state/sync-state-rows.ts';
import { findWorker } from '../cache/worker/worker-rows.ts';
import type { Me } from './rebase.ts';

/** Whose cache this is. The name is empty only while a rebuilt cache has not been filled yet. */
export function readMe(db: ReadableDatabase): Pick<Worker, 'id' | 'displayName' | 'teamId' | 'roles'> {
  const id = readSyncState(db).workerId;
  return findWorker(db, id) ?? { id, displayName: '', teamId: nowhere, roles: [] };
}

/** The same as whoever gives commands: each act says for whom it is, by the deputyships of its day. */
export function readActor(db: ReadableDatabase): Me {
  const worker = readMe(db);
  let deputyships: readonly Deputyship[] | undefined; // read once, and only when somebody acts
  return {
    ...worker,
    standsInFor(task, at) {
      deputyships ??= listDeputyships(db);
      const absent = onBehalfOf({ worker, deputyships, today: dayInBerlin(at) }, task);
      const name = absent === null ? undefined : findWorker(db, absent)?.displayName;
      return absent === null || name === undefined ? undefined : { id: absent, name };
    },
  };
}

const nowhere = teamId.parse('00000000-0000-4000-8000-000000000000');
