import fastifyPlugin from 'fastify-plugin';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { contentHash } from '../../shared/base/ids.ts';
import type { ContentStore } from '../content/content-store.ts';
import type { Log } from '../log.ts';
import type { Database } from '../store/database.ts';
import { countTransfers } from '../store/transfer-counts.ts';
import { buildOpenApi } from './openapi.ts';
import { registerWorkGauges } from './work-gauges.ts';

export interface OperationsPluginOptions {
  readonly database: Database;
  readonly content: ContentStore;
  readonly demo: boolean;
  readonly log: Log;
}

const noContent = contentHash.parse('0'.repeat(64));

/** For those who run the server: /healthz, /metrics, /openapi.json. None of them says anything about a person. */
export const operationsPlugin = fastifyPlugin<OperationsPluginOptions>(
  async (app, { database, content, demo, log }) => {
    const registry = new Registry();
    collectDefaultMetrics({ register: registry });
    const durations = new Histogram({
      name: 'zweiklick_request_seconds',
      help: 'Duration of requests by route and status',
      labelNames: ['method', 'route', 'status'] as const,
      buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
      registers: [registry],
    });
    registerWorkGauges(registry, database);
    app.addHook('onResponse', async (request, reply) => {
      const labels = { method: request.method, route: request.routeOptions.url ?? 'unknown', status: reply.statusCode };
      durations.observe(labels, reply.elapsedTime / 1000);
    });

    app.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()));

    app.get('/healthz', async (_request, reply) => {
      try {
        const transfers = await database.read(countTransfers);
        await content.size(noContent); // throws when the folder cannot be reached
        return { status: 'ok', database: 'ok', content: 'ok', transfers };
      } catch (error) {
        log.error('not healthy', error);
        return reply.code(503).send({ status: 'failed' });
      }
    });

    const document = buildOpenApi({ demo });
    app.get('/openapi.json', async () => document);
  },
  { name: 'operations', dependencies: ['frame'] },
);
