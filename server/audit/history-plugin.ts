import fastifyPlugin from 'fastify-plugin';
import { dayInBerlin } from '../../shared/base/calendar-date.ts';
import { onBehalfOf } from '../../shared/domain/policy/decide-permission.ts';
import { routes } from '../../shared/wire/routes.ts';
import { maySee } from '../policy/visible-desks.ts';
import { HttpFailure } from '../routes/http-failure.ts';
import { registerRoute } from '../routes/register-route.ts';
import { listStepsOfTask } from '../store/audit-reads.ts';
import type { Database } from '../store/database.ts';
import { desksOf } from '../store/placement.ts';
import { loadTask } from '../store/task.ts';
import { loadViewer } from '../store/viewer.ts';
import { historyFor } from './brief-history.ts';
import { noteLook } from './note-look.ts';

export interface HistoryPluginOptions {
  readonly database: Database;
  readonly now: () => Date;
}

/** GET /v1/tasks/:taskId/history, with an entry in the log. A task that is not there and one of strangers are answered alike. */
export const historyPlugin = fastifyPlugin<HistoryPluginOptions>(
  async (app, { database, now }) => {
    registerRoute(app, routes.taskHistory, async ({ params, signedIn }) => {
      const { worker } = signedIn;
      const { taskId } = params;
      const history = await database.transaction(async (transaction) => {
        const viewer = await loadViewer(transaction, worker, dayInBerlin(now()));
        const isVisible = maySee(viewer, await desksOf(transaction, 'task', taskId));
        const steps = await listStepsOfTask(transaction, taskId);
        const told = historyFor(steps, { workerId: worker.id, maySee: isVisible });
        const task = isVisible ? await loadTask(transaction, taskId) : undefined;
        await noteLook(transaction, signedIn, now(), {
          action: 'history-shown',
          objectKind: 'task',
          objectId: taskId,
          onBehalfOf: task === undefined ? null : onBehalfOf(viewer, task),
          shown: told !== null,
        });
        return told;
      });
      if (history === null) throw new HttpFailure('not-found');
      return { status: 200, body: history };
    });
  },
  { name: 'history', dependencies: ['frame'] },
);
