import fastifyPlugin from 'fastify-plugin';
import { dayInBerlin } from '../../shared/base/calendar-date.ts';
import { changedEvent } from '../../shared/wire/pull.ts';
import { routes } from '../../shared/wire/routes.ts';
import { visibleDesks } from '../policy/visible-desks.ts';
import { alreadySent, registerRoute } from '../routes/register-route.ts';
import type { Database } from '../store/database.ts';
import { sessionKey } from '../store/session.ts';
import { loadViewer } from '../store/viewer.ts';
import { loadWorkers } from '../store/worker.ts';
import { createChangeHub, type Listener } from './change-hub.ts';
import { ensureEpoch } from './epoch.ts';

/** A reader this far behind is cut off; it connects again and pulls. Bytes. */
const longestBacklog = 64 * 1024;
const changedMessage = `event: ${changedEvent}\ndata:\n\n`;

export interface ChangesPluginOptions {
  readonly database: Database;
  readonly now: () => Date;
  /** UUIDs. */
  readonly newId: () => string;
}

/** GET /v1/changes: server-sent events. The first comes as soon as changes are heard: something may have changed before. */
export const changesPlugin = fastifyPlugin<ChangesPluginOptions>(
  async (app, { database, now, newId }) => {
    const hub = await createChangeHub({
      database,
      now,
      reconnected: () => ensureEpoch(database, newId), // after a failover the ids in cursors mean nothing any more
      visibleDesks: (workerId) =>
        database.read(async (queryable) => {
          const [worker] = await loadWorkers(queryable, [workerId]);
          return worker === undefined ? [] : visibleDesks(await loadViewer(queryable, worker, dayInBerlin(now())));
        }),
    });
    app.addHook('preClose', () => hub.close()); // before the server waits for its connections to end

    registerRoute(app, routes.changes, async ({ signedIn, reply }) => {
      reply.hijack();
      const { raw } = reply;
      const headers = {
        ...reply.getHeaders(),
        'content-type': 'text/event-stream',
        'x-accel-buffering': 'no',
        connection: 'close', // nothing can follow on it
      };
      raw.writeHead(200, headers as Record<string, string>); // ours are texts
      const write = (text: string) => void (raw.writableLength > longestBacklog ? raw.destroy() : raw.write(text));
      const listener: Listener = {
        workerId: signedIn.worker.id,
        session: sessionKey(signedIn.tokenHash),
        expiresAt: new Date(signedIn.expiresAt),
        changed: () => write(changedMessage),
        heartbeat: () => write(': still here\n\n'),
        end: () => void raw.end(),
      };
      raw.flushHeaders();
      const added = hub.add(listener).catch(() => void raw.destroy()); // the workstation connects again
      raw.once('close', () => void added.then((remove) => remove?.()));
      await added;
      return alreadySent;
    });
  },
  { name: 'changes', dependencies: ['frame'] },
);
