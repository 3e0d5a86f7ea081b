import { randomUUID } from 'node:crypto';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterAll } from 'vitest';
import { buildServer, type ServerDeps } from '../../server/app/app.ts';
import { createSessions } from '../../server/session/sessions.ts';
import { deviceId } from '../../shared/base/ids.ts';
import type { Worker } from '../../shared/domain/worker.ts';
import { type PullLine, pullLine } from '../../shared/wire/pull.ts';
import { receivedAt, type SmallOffice } from './small-office.ts';

export const testDevice = deviceId.parse('de71ce00-0000-4000-8000-000000000001');

export interface ServerUnderTest {
  readonly app: FastifyInstance;
  /** Every log line so far. */
  readonly logged: readonly string[];
  /** An `authorization` header for a worker. */
  readonly signIn: (worker: Worker) => Promise<{ readonly authorization: string }>;
  /** One whole pull; each line checked against the contract. */
  readonly pull: (worker: Worker, cursor: string | null) => Promise<readonly PullLine[]>;
}

const apps: FastifyInstance[] = [];
afterAll(async () => {
  for (const app of apps.splice(0)) await app.close();
});

/** The server on a small office, without a port; on Sabine's working day unless told otherwise. */
export async function serve(office: SmallOffice, options: Partial<ServerDeps> = {}): Promise<ServerUnderTest> {
  const logged: string[] = [];
  const now = options.now ?? (() => new Date(receivedAt));
  const log = {
    info: (event: string, fields = {}) => void logged.push(JSON.stringify({ event, ...fields })),
    error: (event: string, error: unknown, fields = {}) =>
      void logged.push(JSON.stringify({ event, error: String(error), ...fields })),
  };
  const app = await buildServer({
    database: office.database,
    content: office.content,
    newId: randomUUID,
    demo: false,
    log,
    ...options,
    now,
  });
  apps.push(app);
  const sessions = createSessions(office.database, now);
  const signIn = async (worker: Worker) => {
    const session = await sessions.open(worker, testDevice);
    return { authorization: `Bearer ${session.token}` };
  };
  const pull = async (worker: Worker, cursor: string | null) => {
    const request: InjectOptions = {
      method: 'POST',
      url: '/v1/pull',
      headers: await signIn(worker),
      payload: { cursor },
    };
    const answer = await app.inject(request);
    if (answer.statusCode !== 200) throw new Error(`pull answered ${answer.statusCode}: ${answer.body}`);
    return answer.body
      .trim()
      .split('\n')
      .map((line) => pullLine.parse(JSON.parse(line)));
  };
  return { app, logged, signIn, pull };
}

/** The cursor of the last line. */
export function cursorOf(lines: readonly PullLine[]): string {
  const last = lines.at(-1);
  if (last?.line !== 'done') throw new Error('the pull was cut');
  return last.cursor;
}
