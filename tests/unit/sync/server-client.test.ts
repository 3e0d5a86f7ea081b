import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServerClient, type ServerClient } from '../../../electron/sync/server-client.ts';
import type { Failure } from '../../../shared/base/failure.ts';
import { contentHash } from '../../../shared/base/ids.ts';
import type { Result } from '../../../shared/base/result.ts';
import { Secret } from '../../../shared/base/secret.ts';
import type { Command } from '../../../shared/commands/command.ts';
import { protocolHeader, protocolVersion } from '../../../shared/wire/protocol.ts';
import { sampleId, sampleTask, sampleWorker } from '../../helpers/sample-rows.ts';
import { type SmallHttpServer, startSmallHttpServer } from '../../helpers/small-http-server.ts';

const token = new Secret('the token of the session');
const hash = contentHash.parse('a'.repeat(64));
const never = new AbortController().signal;
const command = {
  kind: 'confirm',
  commandId: sampleId('command', 1),
  taskId: sampleId('task', 1),
  expectedVersion: 1,
  issuedAt: '2026-11-24T08:00:00.000Z',
} as Command;

let server: SmallHttpServer;
let client: ServerClient;
beforeAll(async () => {
  server = await startSmallHttpServer();
  client = createServerClient(server.url);
});
afterAll(() => server.close());

async function pullAll(): Promise<{ lines: unknown[]; result: Result<undefined, Failure> }> {
  const lines: unknown[] = [];
  const pulled = client.pull(token, null, never);
  for (;;) {
    const next = await pulled.next();
    if (next.done === true) return { lines, result: next.value };
    lines.push(next.value);
  }
}

/** Every kind of request, as its failure kind; null when it went well. */
async function failuresOfAll(): Promise<readonly (string | null)[]> {
  const results = [
    await client.signIn(new Secret('an ID token'), 'a nonce', sampleId('device', 1)),
    await client.demoSignIn('sabine', sampleId('device', 1)),
    await client.signOut(token),
    await client.signInMethod(),
    await client.signOutEverywhere(token),
    await client.push(token, sampleId('device', 1), [{ sequence: 1, command }]),
    await client.download(token, hash, never),
    await client.watch(token, () => undefined, never),
    (await pullAll()).result,
  ];
  return results.map((result) => (result.ok ? null : result.failure.kind));
}

const json = (status: number, body: unknown) => () =>
  server.answer((_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });

describe('an older server', () => {
  it.each(['2', '1', '0'])('that speaks protocol %s is too old for every kind of request', async (told) => {
    server.answer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', [protocolHeader]: told }).end('{}');
    });
    expect(new Set(await failuresOfAll())).toEqual(new Set(['server-too-old']));
  });

  it('is told apart from a proxy, which says nothing about its protocol', async () => {
    server.answer((_request, response) => void response.writeHead(502).end('Bad gateway'));
    expect(new Set(await failuresOfAll())).toEqual(new Set(['offline']));
  });
});

describe('what the workstation asks of the server', () => {
  it('carries the protocol and the token, and the token only in its header', async () => {
    server.answer((_request, response) => void response.end(JSON.stringify({ answers: [] })));
    await client.push(token, sampleId('device', 1), [{ sequence: 1, command }]);
    const { headers, method, path, body } = server.received.at(-1) ?? {};
    expect({ method, path }).toEqual({ method: 'POST', path: '/v1/push' });
    expect(headers).toMatchObject({
      'zweiklick-protocol': String(protocolVersion),
      authorization: `Bearer ${token.reveal()}`,
    });
    expect(JSON.parse(body ?? '')).toEqual({ deviceId: sampleId('device', 1), commands: [{ sequence: 1, command }] });
  });

  it('takes the session as the server gives it', async () => {
    const session = {
      token: 't'.repeat(40),
      expiresAt: '2026-11-24T20:00:00.000Z',
      worker: sampleWorker(),
      offlineTrustHours: 24,
    };
    json(200, session)();
    expect(await client.signIn(new Secret('an ID token'), 'a nonce', sampleId('device', 1))).toEqual({
      ok: true,
      value: session,
    });
  });

  it.each([
    [426, 'client-too-old'],
    [401, 'signed-out'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [409, 'conflict'],
    [413, 'too-large'],
    [429, 'too-many-attempts'],
    [400, 'invalid-input'],
    [422, 'invalid-input'],
    [500, 'offline'],
    [502, 'offline'],
    [503, 'offline'],
  ])('understands the status %i as %s, whatever stands beside it', async (status, kind) => {
    for (const body of ['', '<html>Wartung</html>', '{"kind":"something new"}', 'null', '\u0000\u0001']) {
      server.answer((_request, response) => void response.writeHead(status).end(body));
      expect(new Set(await failuresOfAll())).toEqual(new Set([kind]));
    }
  });

  it('takes the kind from the body where the server names one', async () => {
    json(401, { kind: 'wrong-credentials' })();
    expect(new Set(await failuresOfAll())).toEqual(new Set(['wrong-credentials']));
  });

  it('says that it is too old when a good answer has another form', async () => {
    json(200, { something: 'new' })();
    const [signIn, demo, signOut, method, everywhere, push, , , pulled] = await failuresOfAll();
    expect({ signIn, demo, method, everywhere, push, pulled }).toEqual({
      signIn: 'client-too-old',
      demo: 'client-too-old',
      method: 'client-too-old',
      everywhere: 'client-too-old',
      push: 'client-too-old',
      pulled: 'client-too-old',
    });
    expect(signOut).toBeNull();
  });

  it('takes an answer that is cut, garbled or missing for a missing network', async () => {
    server.answer((_request, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('{"answers": [');
      setImmediate(() => response.destroy());
    });
    const cut = await failuresOfAll();
    expect(new Set(cut.filter((_kind, index) => index !== 2))).toEqual(new Set(['offline']));
    server.answer((_request, response) => void response.destroy());
    expect(new Set(await failuresOfAll())).toEqual(new Set(['offline']));
    server.answer((_request, response) => void response.socket?.end('this is no HTTP\r\n\r\n'));
    expect(new Set(await failuresOfAll())).toEqual(new Set(['offline']));
  });

  it('finds nobody at a closed port, and follows no redirection', async () => {
    const gone = createServerClient('http://127.0.0.1:1');
    expect(await gone.signOut(token)).toMatchObject({ ok: false, failure: { kind: 'offline' } });
    const before = server.received.length;
    server.answer((_request, response) => void response.writeHead(307, { location: `${server.url}/elsewhere` }).end());
    expect(new Set(await failuresOfAll())).toEqual(new Set(['offline']));
    expect(server.received.slice(before).every((request) => request.path !== '/elsewhere')).toBe(true);
  });

  it('gives the lines of a pull that came before the cut', async () => {
    const sent = [
      { line: 'begin', reset: false, total: 2 },
      { line: 'put', topic: 'task', row: sampleTask(1) },
      { line: 'checkpoint', cursor: 'a' },
    ];
    const text = sent.map((line) => `${JSON.stringify(line)}\n`).join('');
    server.answer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/x-ndjson' });
      response.write(`${text}{"line":"put","topic":"ta`);
      setTimeout(() => response.destroy(), 20);
    });
    expect(await pullAll()).toEqual({ lines: sent, result: { ok: false, failure: { kind: 'offline' } } });
  });

  it('stops at a line it does not know instead of leaving it out', async () => {
    server.answer((_request, response) => {
      response.end('{"line":"begin","reset":false,"total":1}\n{"line":"put","topic":"invoice","row":{}}\n');
    });
    expect((await pullAll()).result).toEqual({ ok: false, failure: { kind: 'client-too-old' } });
  });

  it('hears each change signal and nothing else', async () => {
    server.answer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end('event: changed\ndata:\n\n: still here\n\nevent: other\ndata:\n\nevent: changed\ndata:\n\n');
    });
    let heard = 0;
    const onChanged = () => {
      heard += 1;
    };
    expect(await client.watch(token, onChanged, never)).toEqual({ ok: true, value: undefined });
    expect(heard).toBe(2);
  });

  it('gives up at once when it is told to stop', async () => {
    server.answer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('event: changed\ndata:\n\n');
    });
    const stopping = new AbortController();
    const watched = client.watch(token, () => stopping.abort(), stopping.signal);
    expect(await watched).toMatchObject({ ok: false, failure: { kind: 'offline' } });
  });
});
