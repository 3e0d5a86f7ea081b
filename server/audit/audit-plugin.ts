import { Readable } from 'node:stream';
import fastifyPlugin from 'fastify-plugin';
import { toInstant } from '../../shared/base/calendar-date.ts';
import { routes } from '../../shared/wire/routes.ts';
import type { SignedIn } from '../routes/access.ts';
import { alreadySent, registerRoute } from '../routes/register-route.ts';
import { requirePermission } from '../routes/require-permission.ts';
import { appendAudit } from '../store/audit.ts';
import { listAuditRows } from '../store/audit-reads.ts';
import type { Database } from '../store/database.ts';
import { exportLog } from './export-log.ts';
import type { HeadKeeper } from './heads-file.ts';
import { sealWaiting } from './seal.ts';
import { verifyLog } from './verify.ts';

export interface AuditPluginOptions {
  readonly database: Database;
  readonly now: () => Date;
  /** Undefined: nothing is kept outside of the database. */
  readonly heads: Pick<HeadKeeper, 'list'> | undefined;
}

const pageSize = 100;

/** The audit log for those who watch over it: is it whole, what does it say, and a copy to take away. */
export const auditPlugin = fastifyPlugin<AuditPluginOptions>(
  async (app, { database, now, heads }) => {
    registerRoute(app, routes.verifyAudit, async ({ signedIn }) => {
      requirePermission(signedIn, 'verify-audit');
      await sealWaiting({ database, now });
      const anchors = (await heads?.list()) ?? [];
      return { status: 200, body: await verifyLog({ database, now, anchors }) };
    });

    registerRoute(app, routes.auditEntries, async ({ body, signedIn }) => {
      requirePermission(signedIn, 'read-audit');
      const before = body.page === null ? Number.MAX_SAFE_INTEGER : Number(body.page);
      const rows = await database.read((queryable) =>
        listAuditRows(queryable, body.filter, { before, limit: pageSize }),
      );
      await database.transaction((transaction) =>
        appendAudit(transaction, {
          ...entryOf(signedIn, now()),
          action: 'log-read',
          after: { ...body.filter, rows: rows.length },
          class: 'read',
        }),
      );
      const last = rows.length < pageSize ? undefined : rows.at(-1);
      return { status: 200, body: { rows: [...rows], next: last === undefined ? null : String(last.id) } };
    });

    registerRoute(app, routes.exportAudit, async ({ body, signedIn, reply }) => {
      requirePermission(signedIn, 'export-audit');
      // first the entry: a copy that nobody knows of cannot leave
      await database.transaction((transaction) =>
        appendAudit(transaction, {
          ...entryOf(signedIn, now()),
          action: 'log-exported',
          after: { ...body.filter },
          reason: body.reason,
        }),
      );
      await sealWaiting({ database, now });
      const lines = exportLog({ database, now }, { ...body, by: signedIn.worker.id });
      reply
        .header('content-type', 'application/x-ndjson; charset=utf-8')
        .header('content-disposition', 'attachment; filename="protokoll.ndjson"')
        .header('cache-control', 'private, no-store')
        .send(Readable.from(asText(lines)));
      return alreadySent;
    });
  },
  { name: 'audit', dependencies: ['frame'] },
);

function entryOf({ worker, deviceId }: SignedIn, at: Date) {
  return {
    at: toInstant(at),
    workerId: worker.id,
    onBehalfOf: null,
    objectKind: 'audit',
    objectId: 'log',
    before: null,
    deviceId,
  } as const;
}

async function* asText(lines: AsyncIterable<object>): AsyncGenerator<string> {
  for await (const line of lines) yield `${JSON.stringify(line)}\n`;
}
