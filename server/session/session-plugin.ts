import fastifyPlugin from 'fastify-plugin';
import { routes } from '../../shared/wire/routes.ts';
import { HttpFailure } from '../routes/http-failure.ts';
import { registerRoute } from '../routes/register-route.ts';
import type { Database } from '../store/database.ts';
import { findCredentials } from '../store/worker.ts';
import { auditSession } from './audit-session.ts';
import { demoSessionMs, type Sessions } from './sessions.ts';
import type { SignIn } from './sign-in.ts';

export interface SessionPluginOptions {
  readonly database: Database;
  readonly now: () => Date;
  readonly sessions: Sessions;
  readonly signIn: SignIn;
  /** Opens the door without a browser. Only for the generator's invented office. */
  readonly demo: boolean;
}

/** Sign-in, sign-out, who am I. */
export const sessionPlugin = fastifyPlugin<SessionPluginOptions>(
  async (app, { database, now, sessions, signIn, demo }) => {
    registerRoute(app, routes.signInMethod, async () => ({ status: 200, body: signIn.method() }));

    registerRoute(app, routes.oidcSignIn, async ({ body }) => ({ status: 200, body: await signIn.signIn(body) }));

    if (demo) {
      registerRoute(app, routes.demoSignIn, async ({ body: { login, deviceId } }) => {
        const found = await database.read((queryable) => findCredentials(queryable, login, true));
        if (found === undefined) throw new HttpFailure('wrong-credentials');
        const session = await database.transaction(async (transaction) => {
          const event = { action: 'sign-in', at: now(), workerId: found.worker.id, deviceId } as const;
          await auditSession(transaction, { ...event, after: { door: 'demo' } });
          return sessions.openIn(transaction, found.worker, deviceId, demoSessionMs);
        });
        return { status: 200, body: session };
      });
    }

    registerRoute(app, routes.session, async ({ signedIn }) => ({
      status: 200,
      body: { worker: signedIn.worker, expiresAt: signedIn.expiresAt },
    }));

    registerRoute(app, routes.signOut, async ({ signedIn }) => {
      await database.transaction(async (transaction) => {
        await sessions.endIn(transaction, signedIn);
        const { worker, deviceId } = signedIn;
        await auditSession(transaction, { action: 'sign-out', at: now(), workerId: worker.id, deviceId });
      });
      return { status: 204, body: null };
    });

    registerRoute(app, routes.signOutEverywhere, async ({ signedIn: { worker, deviceId } }) => {
      const ended = await database.transaction(async (transaction) => {
        const count = await sessions.endAllIn(transaction, worker.id);
        await signIn.revokeAll(transaction, worker.id);
        const event = { action: 'sign-out-everywhere', at: now(), workerId: worker.id, deviceId } as const;
        await auditSession(transaction, { ...event, after: { sessions: count } });
        return count;
      });
      return { status: 200, body: { sessions: ended } };
    });
  },
  { name: 'session', dependencies: ['frame'] },
);
