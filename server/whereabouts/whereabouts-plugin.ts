import fastifyPlugin from 'fastify-plugin';
import { dayInBerlin } from '../../shared/base/calendar-date.ts';
import { onBehalfOf } from '../../shared/domain/policy/decide-permission.ts';
import { routes } from '../../shared/wire/routes.ts';
import { noteLook } from '../audit/note-look.ts';
import { maySee } from '../policy/visible-desks.ts';
import { HttpFailure } from '../routes/http-failure.ts';
import { registerRoute } from '../routes/register-route.ts';
import type { Database } from '../store/database.ts';
import { desksOf } from '../store/placement.ts';
import { loadTask } from '../store/task.ts';
import { loadViewer } from '../store/viewer.ts';
import { findWhereabouts } from '../store/whereabouts-reads.ts';
import { tellWhereabouts } from './tell-whereabouts.ts';

export interface WhereaboutsPluginOptions {
  readonly database: Database;
  readonly now: () => Date;
}

/**
 * GET /v1/tasks/by-number/:processNumber/whereabouts. A task that is not there and one of strangers are answered alike.
 * Every question is in the audit log, also one in vain: process numbers can be guessed.
 */
export const whereaboutsPlugin = fastifyPlugin<WhereaboutsPluginOptions>(
  async (app, { database, now }) => {
    registerRoute(app, routes.whereabouts, async ({ params, signedIn }) => {
      const { worker } = signedIn;
      const { processNumber } = params;
      const action = 'whereabouts-asked';
      const told = await database.transaction(async (transaction) => {
        const stored = await findWhereabouts(transaction, processNumber, worker.id);
        if (stored === undefined) {
          const nothing = { objectKind: 'worker', objectId: worker.id, shown: false, asked: processNumber } as const;
          await noteLook(transaction, signedIn, now(), { action, ...nothing });
          return null;
        }
        const { taskId } = stored;
        const viewer = await loadViewer(transaction, worker, dayInBerlin(now()));
        const mayOpen = maySee(viewer, await desksOf(transaction, 'task', taskId));
        const whereabouts = tellWhereabouts(processNumber, stored, mayOpen);
        const task = mayOpen ? await loadTask(transaction, taskId) : undefined;
        await noteLook(transaction, signedIn, now(), {
          action,
          objectKind: 'task',
          objectId: taskId,
          onBehalfOf: task === undefined ? null : onBehalfOf(viewer, task),
          shown: whereabouts !== null,
        });
        return whereabouts;
      });
      if (told === null) throw new HttpFailure('not-found');
      return { status: 200, body: told };
    });
  },
  { name: 'whereabouts', dependencies: ['frame'] },
);
