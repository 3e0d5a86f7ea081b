import fastifyPlugin from 'fastify-plugin';
import { dayInBerlin, toInstant } from '../../shared/base/calendar-date.ts';
import type { ReadReport } from '../../shared/wire/audit.ts';
import { routes } from '../../shared/wire/routes.ts';
import { visibleDesks } from '../policy/visible-desks.ts';
import type { SignedIn } from '../routes/access.ts';
import { registerRoute } from '../routes/register-route.ts';
import { requirePermission } from '../routes/require-permission.ts';
import { type AuditEntry, appendAudits } from '../store/audit.ts';
import type { Database } from '../store/database.ts';
import { everStoodInFor, judgeSight, type OpenedThing, type Sight } from '../store/reported-reads.ts';
import { loadViewer } from '../store/viewer.ts';
import { listWorkstationFigures, putWorkstationFigures } from '../store/workstation-figures.ts';

export interface ReadsPluginOptions {
  readonly database: Database;
  readonly now: () => Date;
}

/**
 * POST /v1/reads. Nothing is turned down: what a person opened is entered even where they may not see it by the rights of
 * today, and says so.
 */
export const readsPlugin = fastifyPlugin<ReadsPluginOptions>(
  async (app, { database, now }) => {
    registerRoute(app, routes.reportReads, async ({ body, signedIn }) => {
      const { worker } = signedIn;
      await database.transaction(async (transaction) => {
        const desks = visibleDesks(await loadViewer(transaction, worker, dayInBerlin(now())));
        const sights = await judgeSight(transaction, body.reads.filter(isOpened), { workerId: worker.id, desks });
        const absents = await everStoodInFor(transaction, worker.id);
        const entries = body.reads.map((report) => {
          const isDeputy = report.onBehalfOf !== null && absents.has(report.onBehalfOf);
          return entryOf({ ...report, onBehalfOf: isDeputy ? report.onBehalfOf : null }, signedIn, {
            at: now(),
            sight: sights.get(report.id) ?? 'never',
          });
        });
        await appendAudits(transaction, entries);
        const place = { deviceId: signedIn.deviceId, workerId: worker.id, at: toInstant(now()) };
        if (body.figures !== undefined) await putWorkstationFigures(transaction, place, body.figures);
      });
      return { status: 200, body: { accepted: body.reads.length } };
    });

    registerRoute(app, routes.workstations, async ({ signedIn }) => {
      requirePermission(signedIn, 'see-workstations');
      const workstations = await database.read(listWorkstationFigures);
      return { status: 200, body: { workstations: [...workstations] } };
    });
  },
  { name: 'reads', dependencies: ['frame'] },
);

function isOpened(report: ReadReport): report is Exclude<ReadReport, { kind: 'removed' }> & OpenedThing {
  return report.kind !== 'removed';
}

/** The server's time is the entry's; the workstation's clock, which may be wrong, is told beside it. */
function entryOf(
  report: ReadReport,
  { worker, deviceId }: SignedIn,
  { at, sight }: { readonly at: Date; readonly sight: Sight },
): AuditEntry {
  const shared = {
    at: toInstant(at),
    workerId: worker.id,
    onBehalfOf: report.onBehalfOf,
    before: null,
    deviceId,
    class: 'read',
    sourceId: report.id,
  } as const;
  if (report.kind === 'removed') {
    const { at: removedAt, objectId: caseId, counts } = report;
    return {
      ...shared,
      action: 'removed-from-workstation',
      objectKind: 'workstation',
      objectId: deviceId,
      after: { removedAt, caseId, counts },
      reason: report.reason,
    };
  }
  return {
    ...shared,
    action: `${report.kind}-opened`,
    objectKind: report.kind,
    objectId: report.objectId,
    after: { openedAt: report.at, sight },
  };
}
