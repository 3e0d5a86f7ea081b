import fastifyPlugin from 'fastify-plugin';
import { Secret } from '../../shared/base/secret.ts';
import { routes } from '../../shared/wire/routes.ts';
import { HttpFailure } from '../routes/http-failure.ts';
import { registerRoute } from '../routes/register-route.ts';
import type { Database } from '../store/database.ts';
import { findCredentials } from '../store/worker.ts';
import type { Authenticator } from './authenticator.ts';
import type { Sessions } from './sessions.ts';
import { createThrottle } from './throttle.ts';

export interface SessionPluginOptions {
  readonly database: Database;
  readonly now: () => Date;
  readonly authenticator: Authenticator;
  readonly sessions: Sessions;
  /** Opens the door without a password. Only for the generator's invented office. */
  readonly demo: boolean;
}

/** Sign-in, sign-out, who am I. */
export const sessionPlugin = fastifyPlugin<SessionPluginOptions>(
  async (app, { database, now, authenticator, sessions, demo }) => {
    const throttle = createThrottle(database, now);

    registerRoute(app, routes.signIn, async ({ body, request }) => {
      if (!(await throttle.begin(body.login, request.ip))) throw new HttpFailure('too-many-attempts');
      const worker = await authenticator.authenticate(body.login, new Secret(body.password));
      if (worker === undefined) throw new HttpFailure('wrong-credentials');
      await throttle.succeeded(body.login, request.ip);
      return { status: 200, body: await sessions.open(worker, body.deviceId) };
    });

    if (demo) {
      registerRoute(app, routes.demoSignIn, async ({ body }) => {
        const found = await database.read((queryable) => findCredentials(queryable, body.login, true));
        if (found === undefined) throw new HttpFailure('wrong-credentials');
        return { status: 200, body: await sessions.open(found.worker, body.deviceId) };
      });
    }

    registerRoute(app, routes.session, async ({ signedIn }) => ({
      status: 200,
      body: { worker: signedIn.worker, expiresAt: signedIn.expiresAt },
    }));

    registerRoute(app, routes.signOut, async ({ signedIn }) => {
      await sessions.end(signedIn.tokenHash);
      return { status: 204, body: null };
    });
  },
  { name: 'session', dependencies: ['frame'] },
);
