import fastifyPlugin from 'fastify-plugin';
import { dayInBerlin, toInstant } from '../../shared/base/calendar-date.ts';
import type { DeputyshipId } from '../../shared/base/ids.ts';
import { routes } from '../../shared/wire/routes.ts';
import { noteLook } from '../audit/note-look.ts';
import { visibleDesks } from '../policy/visible-desks.ts';
import { HttpFailure } from '../routes/http-failure.ts';
import { registerRoute } from '../routes/register-route.ts';
import type { Database } from '../store/database.ts';
import { loadDeputyships } from '../store/deputyship.ts';
import { loadHandBack } from '../store/deputyship-reads.ts';
import { loadViewer } from '../store/viewer.ts';
import { type Actor, changeExisting, revokeExisting, setUpDeputyship } from './carry-out.ts';
import { listConcerned } from './list-concerned.ts';

export interface DeputyshipsPluginOptions {
  readonly database: Database;
  readonly now: () => Date;
}

/** Who stands in for whom: setting it up, changing and ending it, and what is handed back afterwards. */
export const deputyshipsPlugin = fastifyPlugin<DeputyshipsPluginOptions>(
  async (app, { database, now }) => {
    const actor = (signedIn: Pick<Actor, 'worker' | 'deviceId'>): Actor => {
      const at = toInstant(now());
      return { worker: signedIn.worker, deviceId: signedIn.deviceId, at, today: dayInBerlin(at) };
    };

    registerRoute(app, routes.deputyships, async ({ signedIn }) => {
      const deputyships = await database.transaction(async (transaction) => {
        const concerned = await listConcerned(transaction, signedIn.worker);
        const persons = concerned.flatMap((one) => (one.persons ?? []).map(({ id }) => id)).sort();
        const look = { action: 'deputyships-shown', objectKind: 'worker', objectId: signedIn.worker.id } as const;
        if (persons.length > 0) await noteLook(transaction, signedIn, now(), { ...look, shown: true, persons });
        return concerned;
      });
      return { status: 200, body: { deputyships: [...deputyships] } };
    });

    registerRoute(app, routes.setDeputyship, async ({ body, signedIn }) => ({
      status: 200,
      body: await database.transaction((transaction) => setUpDeputyship(transaction, actor(signedIn), body)),
    }));

    registerRoute(app, routes.changeDeputyship, async ({ params, body, signedIn }) => ({
      status: 200,
      body: await database.transaction((transaction) =>
        changeExisting(transaction, actor(signedIn), params.deputyshipId, body),
      ),
    }));

    registerRoute(app, routes.revokeDeputyship, async ({ params, signedIn }) => ({
      status: 200,
      body: await database.transaction((transaction) =>
        revokeExisting(transaction, actor(signedIn), params.deputyshipId),
      ),
    }));

    registerRoute(app, routes.handBack, async ({ params, signedIn }) => {
      const handBack = await database.transaction(async (transaction) => {
        const { deputyshipId } = params;
        const found = await handBackOf(transaction, signedIn.worker, deputyshipId);
        if (found === undefined) return undefined;
        const look = {
          action: 'hand-back-shown',
          objectKind: 'deputyship',
          objectId: deputyshipId,
          shown: true,
        } as const;
        await noteLook(transaction, signedIn, now(), look);
        return found;
      });
      if (handBack === undefined) throw new HttpFailure('not-found');
      return { status: 200, body: handBack };
    });

    /** Somebody else's deputyship and one that does not exist are answered alike. */
    async function handBackOf(
      queryable: Parameters<typeof loadHandBack>[0],
      worker: Actor['worker'],
      id: DeputyshipId,
    ) {
      const [deputyship] = await loadDeputyships(queryable, [id]);
      if (deputyship === undefined || deputyship.absentWorkerId !== worker.id) return undefined;
      const viewer = await loadViewer(queryable, worker, dayInBerlin(now()));
      return loadHandBack(queryable, deputyship, visibleDesks(viewer));
    }
  },
  { name: 'deputyships', dependencies: ['frame'] },
);
