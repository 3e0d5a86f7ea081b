import { randomUUID } from 'node:crypto';
import { officeDesk } from '../../server/policy/desks.ts';
import { insertWorker } from '../../server/store/office-writes.ts';
import { place } from '../../server/store/placement.ts';
import { loadWorkers } from '../../server/store/worker.ts';
import { type TeamId, workerId } from '../../shared/base/ids.ts';
import type { Role, Worker } from '../../shared/domain/worker.ts';
import type { SmallOffice } from './small-office.ts';

/** Another member of a small office; leads the team unless other roles are given. */
export async function addCoordinator(
  { database }: Pick<SmallOffice, 'database'>,
  login: string,
  teamId: TeamId,
  roles: readonly Role[] = ['handle', 'coordinate'],
): Promise<Worker> {
  const id = workerId.parse(randomUUID());
  const displayName = `${login.slice(0, 1).toUpperCase()}${login.slice(1)}`;
  await database.transaction(async (transaction) => {
    await insertWorker(transaction, { id, teamId, login, displayName, roles, passwordHash: null });
    await place(transaction, 'worker', id, [officeDesk]);
  });
  const [worker] = await database.read((queryable) => loadWorkers(queryable, [id]));
  if (worker === undefined) throw new Error('a worker was not written');
  return worker;
}
