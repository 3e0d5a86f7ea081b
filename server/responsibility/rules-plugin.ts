import fastifyPlugin from 'fastify-plugin';
import { toInstant } from '../../shared/base/calendar-date.ts';
import { findProcedure } from '../../shared/procedures/catalogue.ts';
import { routes } from '../../shared/wire/routes.ts';
import type { SignedIn } from '../routes/access.ts';
import { HttpFailure } from '../routes/http-failure.ts';
import { registerRoute } from '../routes/register-route.ts';
import { requirePermission } from '../routes/require-permission.ts';
import type { Database } from '../store/database.ts';
import { changeRules, describeRules, type RulesAuthor, tryRules } from './change-rules.ts';

export interface RulesPluginOptions {
  readonly database: Database;
  readonly now: () => Date;
}

/** The office's rules about who is responsible: read, changed and tried by its administrators. */
export const rulesPlugin = fastifyPlugin<RulesPluginOptions>(
  async (app, { database, now }) => {
    registerRoute(app, routes.responsibilityRules, async ({ signedIn }) => {
      requirePermission(signedIn, 'edit-rules');
      return { status: 200, body: await database.read(describeRules) };
    });

    registerRoute(app, routes.putResponsibilityRules, async ({ body, signedIn }) => {
      requirePermission(signedIn, 'edit-rules');
      const changed = await database.transaction((transaction) => changeRules(transaction, body, authorOf(signedIn)));
      if (changed.ok) return { status: 200, body: changed.value };
      if (changed.failure.kind === 'conflict') throw new HttpFailure('conflict');
      const fields = changed.failure.places.slice(0, 50).map((place) => `body.${place}`);
      throw new HttpFailure('invalid-input', { fields });
    });

    registerRoute(app, routes.tryResponsibilityRules, async ({ body, signedIn }) => {
      requirePermission(signedIn, 'edit-rules');
      const procedure = findProcedure(body.procedure);
      if (procedure === undefined) throw new HttpFailure('invalid-input', { fields: ['body.procedure'] });
      const answer = await database.transaction((transaction) =>
        tryRules(transaction, body.applicant, procedure, body.rules, authorOf(signedIn)),
      );
      return { status: 200, body: answer };
    });

    function authorOf({ worker, deviceId }: SignedIn): RulesAuthor {
      return { workerId: worker.id, deviceId, at: toInstant(now()) };
    }
  },
  { name: 'rules', dependencies: ['frame'] },
);
