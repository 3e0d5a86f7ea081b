import { hash } from 'node:crypto';
import fastifyPlugin from 'fastify-plugin';
import { toInstant } from '../../shared/base/calendar-date.ts';
import { canonicalJson } from '../../shared/base/canonical-json.ts';
import { mayInOffice } from '../../shared/domain/policy/decide-permission.ts';
import { type ResponsibilityRule, responsibilityRuleSchema } from '../../shared/domain/responsibility-rule.ts';
import type { Worker } from '../../shared/domain/worker.ts';
import { findProcedure, procedures } from '../../shared/procedures/catalogue.ts';
import type { RulesResponse } from '../../shared/wire/responsibility.ts';
import { routes } from '../../shared/wire/routes.ts';
import { HttpFailure } from '../routes/http-failure.ts';
import { registerRoute } from '../routes/register-route.ts';
import { appendAudit, appendAudits } from '../store/audit.ts';
import type { Database, Queryable } from '../store/database.ts';
import { listServiceOffices, listTeams } from '../store/responsibility-reads.ts';
import { loadRules, lockRules, replaceRules } from '../store/responsibility-rules.ts';
import { loadAllWorkers } from '../store/worker.ts';
import { diffRules, findUnknownThings } from './check-rules.ts';
import { findResponsibility, loadPlaces, nameOfRecipient } from './find-responsibility.ts';

export interface RulesPluginOptions {
  readonly database: Database;
  readonly now: () => Date;
}

/** The office's rules about who is responsible: read, changed and tried by its administrators. */
export const rulesPlugin = fastifyPlugin<RulesPluginOptions>(
  async (app, { database, now }) => {
    registerRoute(app, routes.responsibilityRules, async ({ signedIn }) => {
      requireAdmin(signedIn.worker);
      return { status: 200, body: await database.read(readRules) };
    });

    registerRoute(app, routes.putResponsibilityRules, async ({ body, signedIn }) => {
      const { worker, deviceId } = signedIn;
      requireAdmin(worker);
      const saved = await database.transaction(async (transaction) => {
        await lockRules(transaction);
        const held = await readRules(transaction);
        if (held.revision !== body.revision) throw new HttpFailure('conflict');
        const unknown = findUnknownThings(body.rules, {
          workers: held.names.workers.map(({ id }) => id),
          teams: held.names.teams.map(({ id }) => id),
          serviceOffices: held.names.serviceOffices.map(({ id }) => id),
          procedures: held.names.procedures.map(({ id }) => id),
        });
        if (unknown.length > 0) {
          throw new HttpFailure('invalid-input', { fields: unknown.slice(0, 50).map((place) => `body.${place}`) });
        }
        await replaceRules(transaction, body.rules);
        const shared = {
          at: toInstant(now()),
          workerId: worker.id,
          onBehalfOf: null,
          objectKind: 'rule',
          deviceId,
        } as const;
        const changes = diffRules(held.rules, body.rules);
        await appendAudits(
          transaction,
          changes.map(({ action, id, before, after }) => ({ ...shared, action, objectId: id, before, after })),
        );
        return readRules(transaction);
      });
      return { status: 200, body: saved };
    });

    registerRoute(app, routes.tryResponsibilityRules, async ({ body, signedIn }) => {
      const { worker, deviceId } = signedIn;
      requireAdmin(worker);
      const procedure = findProcedure(body.procedure);
      if (procedure === undefined) throw new HttpFailure('invalid-input', { fields: ['body.procedure'] });
      const answer = await database.transaction(async (transaction) => {
        const rules = body.rules ?? (await loadRules(transaction));
        const places = await loadPlaces(transaction, rules);
        const { responsibility } = await findResponsibility(transaction, body.applicant, procedure, rules);
        await appendAudit(transaction, {
          at: toInstant(now()),
          workerId: worker.id,
          onBehalfOf: null,
          action: 'rules-tried',
          objectKind: 'worker',
          objectId: worker.id,
          before: null,
          after: { procedure: procedure.id, person: responsibility.personId }, // whoever tries learns who is known here
          deviceId,
          class: 'read',
        });
        const basket = responsibility.kind === 'clearing' ? responsibility.serviceOfficeId : null;
        return {
          goesTo: nameOfRecipient(responsibility, places),
          basketOf: places.serviceOffices.find(({ id }) => id === basket)?.name ?? null,
          reason: responsibility.reason,
          steps: [...responsibility.steps],
        };
      });
      return { status: 200, body: answer };
    });
  },
  { name: 'rules', dependencies: ['frame'] },
);

function requireAdmin(worker: Worker): void {
  if (!mayInOffice(worker, 'edit-rules')) throw new HttpFailure('forbidden');
}

async function readRules(queryable: Queryable): Promise<RulesResponse> {
  const rules = (await loadRules(queryable)).map((rule) => responsibilityRuleSchema.parse(rule));
  const teams = await listTeams(queryable);
  const workers = await loadAllWorkers(queryable);
  return {
    revision: revisionOf(rules),
    rules,
    names: {
      serviceOffices: (await listServiceOffices(queryable)).map(({ id, name }) => ({ id, name })),
      teams: teams.map(({ id, name, kind, serviceOfficeId }) => ({ id, name, kind, serviceOfficeId })),
      workers: workers.map(({ id, login, displayName, teamId }) => ({ id, login, name: displayName, teamId })),
      procedures: procedures.map(({ id, label, responsible }) => ({ id, label, work: responsible })),
    },
  };
}

function revisionOf(rules: readonly ResponsibilityRule[]): string {
  return hash('sha256', canonicalJson(rules), 'hex');
}
