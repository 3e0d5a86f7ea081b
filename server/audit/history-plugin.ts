import fastifyPlugin from 'fastify-plugin';
import { dayInBerlin } from '../../shared/base/calendar-date.ts';
import { routes } from '../../shared/wire/routes.ts';
import { maySee } from '../policy/visible-desks.ts';
import { HttpFailure } from '../routes/http-failure.ts';
import { registerRoute } from '../routes/register-route.ts';
import { listStepsOfTask } from '../store/audit-reads.ts';
import type { Database } from '../store/database.ts';
import { desksOf } from '../store/placement.ts';
import { loadViewer } from '../store/viewer.ts';
import { historyFor } from './brief-history.ts';

export interface HistoryPluginOptions {
  readonly database: Database;
  readonly now: () => Date;
}

/** GET /v1/tasks/:taskId/history. A task that is not there and one of strangers are answered alike. */
export const historyPlugin = fastifyPlugin<HistoryPluginOptions>(
  async (app, { database, now }) => {
    registerRoute(app, routes.taskHistory, async ({ params, signedIn }) => {
      const { worker } = signedIn;
      const history = await database.read(async (queryable) => {
        const viewer = await loadViewer(queryable, worker, dayInBerlin(now()));
        const isVisible = maySee(viewer, await desksOf(queryable, 'task', params.taskId));
        const steps = await listStepsOfTask(queryable, params.taskId);
        return historyFor(steps, { workerId: worker.id, maySee: isVisible });
      });
      if (history === null) throw new HttpFailure('not-found');
      return { status: 200, body: history };
    });
  },
  { name: 'history', dependencies: ['frame'] },
);
