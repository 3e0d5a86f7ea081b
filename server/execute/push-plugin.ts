import fastifyPlugin from 'fastify-plugin';
import { routes } from '../../shared/wire/routes.ts';
import { HttpFailure } from '../routes/http-failure.ts';
import { registerRoute } from '../routes/register-route.ts';
import { type ExecuteDeps, executePush } from './execute-push.ts';

/** POST /v1/push: commands of a caseworker. 409 `conflict` when a number is missing. */
export const pushPlugin = fastifyPlugin<ExecuteDeps>(
  async (app, deps) => {
    registerRoute(app, routes.push, async ({ body, signedIn }) => {
      const pushed = await executePush(deps, signedIn.worker, { ...body, workstationId: signedIn.deviceId });
      if (!pushed.ok) throw new HttpFailure('conflict');
      return { status: 200, body: { answers: [...pushed.value] } };
    });
  },
  { name: 'push', dependencies: ['frame'] },
);
