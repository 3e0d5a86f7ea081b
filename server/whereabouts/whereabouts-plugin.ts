import fastifyPlugin from 'fastify-plugin';
import { dayInBerlin } from '../../shared/base/calendar-date.ts';
import { routes } from '../../shared/wire/routes.ts';
import { maySee } from '../policy/visible-desks.ts';
import { HttpFailure } from '../routes/http-failure.ts';
import { registerRoute } from '../routes/register-route.ts';
import type { Database } from '../store/database.ts';
import { desksOf } from '../store/placement.ts';
import { loadViewer } from '../store/viewer.ts';
import { findWhereabouts } from '../store/whereabouts-reads.ts';
import { tellWhereabouts } from './tell-whereabouts.ts';

export interface WhereaboutsPluginOptions {
  readonly database: Database;
  readonly now: () => Date;
}

/** GET /v1/tasks/by-number/:processNumber/whereabouts. A task that is not there and one of strangers are answered alike. */
export const whereaboutsPlugin = fastifyPlugin<WhereaboutsPluginOptions>(
  async (app, { database, now }) => {
    registerRoute(app, routes.whereabouts, async ({ params, signedIn }) => {
      const { worker } = signedIn;
      const told = await database.read(async (queryable) => {
        const stored = await findWhereabouts(queryable, params.processNumber, worker.id);
        if (stored === undefined) return null;
        const viewer = await loadViewer(queryable, worker, dayInBerlin(now()));
        const mayOpen = maySee(viewer, await desksOf(queryable, 'task', stored.taskId));
        return tellWhereabouts(params.processNumber, stored, mayOpen);
      });
      if (told === null) throw new HttpFailure('not-found');
      return { status: 200, body: told };
    });
  },
  { name: 'whereabouts', dependencies: ['frame'] },
);
