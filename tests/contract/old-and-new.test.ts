import { describe, expect, it } from 'vitest';
import { isLasting } from '../../electron/sync/decide-work.ts';
import {
  oldestServedProtocol,
  oldestUsableServer,
  protocolHeader,
  protocolVersion,
} from '../../shared/wire/protocol.ts';
import { routes } from '../../shared/wire/routes.ts';
import { engines } from '../helpers/databases.ts';
import { openSmallOffice } from '../helpers/small-office.ts';
import { type ServerUnderTest, serve } from '../helpers/test-server.ts';

const everyRoute = Object.values(routes).map(({ method, path, access }) => ({
  method,
  access,
  url: path.replaceAll(/:contentHash/g, 'a'.repeat(64)).replaceAll(/:\w+/g, '11111111-1111-4111-8111-111111111111'),
}));

async function openServer(): Promise<ServerUnderTest> {
  const engine = engines.find(({ name }) => name === 'PGlite');
  if (engine === undefined) throw new Error('no database');
  return await serve(await openSmallOffice(await engine.open()));
}

describe('a workstation and a server of different ages', () => {
  it('an older workstation is told so on every route but that of portals, before anything is read', async () => {
    const { app } = await openServer();
    const headers = { [protocolHeader]: String(oldestServedProtocol - 1) };
    for (const { method, url, access } of everyRoute) {
      const answer = await app.inject({ method, url, headers });
      if (access === 'portal' || answer.statusCode === 404) continue; // the demo door is shut
      expect({ url, status: answer.statusCode, kind: answer.json().kind }).toEqual({
        url,
        status: 426,
        kind: 'client-too-old',
      });
    }
  });

  it('every answer tells the protocol of the server, so that a newer workstation knows', async () => {
    const { app } = await openServer();
    for (const { method, url } of everyRoute) {
      const { headers } = await app.inject({ method, url });
      expect(headers[protocolHeader]).toBe(String(protocolVersion));
    }
  });

  it('of the same age work together', () => {
    expect(protocolVersion).toBeGreaterThanOrEqual(oldestServedProtocol);
    expect(protocolVersion).toBeGreaterThanOrEqual(oldestUsableServer);
    expect(['client-too-old', 'server-too-old'].map((kind) => isLasting(kind as 'client-too-old'))).toEqual([
      true,
      true,
    ]);
  });
});
