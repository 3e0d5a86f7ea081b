/**
 * measured-server.ts DATABASE_URL: the real server in a process of its own, with an office of forty workers and a session
 * for each connected workstation. Puts a row on a worker's desk and says how much memory it needs when asked.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { buildServer } from '../../../server/app/app.ts';
import { createFolderContentStore } from '../../../server/content/folder-content-store.ts';
import { startDocumentThread } from '../../../server/documents/document-thread.ts';
import { createJsonLog } from '../../../server/log.ts';
import { officeDesk } from '../../../server/policy/desks.ts';
import { hashToken } from '../../../server/session/token.ts';
import type { Transaction } from '../../../server/store/database.ts';
import { insertServiceOffice, insertTeam, insertWorker } from '../../../server/store/office-writes.ts';
import { openDatabase } from '../../../server/store/open-database.ts';
import { place } from '../../../server/store/placement.ts';
import { insertPortalKey } from '../../../server/store/portal-keys.ts';
import { insertSession } from '../../../server/store/session.ts';
import { toInstant } from '../../../shared/base/calendar-date.ts';
import type { DeviceId, TeamId, WorkerId } from '../../../shared/base/ids.ts';

export interface ServerReady {
  readonly url: string;
  /** One for each workstation; workstation number n belongs to worker n modulo `workers`. */
  readonly tokens: readonly string[];
  readonly workers: number;
  readonly portalKey: string;
}
export type ServerRequest =
  | { readonly ask: 'change'; readonly worker: number }
  | { readonly ask: 'memory' }
  /** Adds to what the process holds: 0 when it was not started with --expose-gc. */
  | { readonly ask: 'collect' };
export type ServerAnswer = ServerReady | { readonly residentBytes: number };

const WORKERS = 40;
const [url = '', folder = '', workstations = '0'] = process.argv.slice(2);
const portalKey = 'bench-portal-key';
const now = () => new Date();

const database = await openDatabase(url === '' ? { kind: 'memory' } : { kind: 'server', url });
const content = await createFolderContentStore({ folder: join(folder, 'content'), newId: randomUUID });
const workers = Array.from({ length: WORKERS }, () => randomUUID() as WorkerId);
const tokens = Array.from({ length: Number(workstations) }, () => randomBytes(32).toString('base64url'));
await database.transaction(fillOffice);
const app = await buildServer({
  database,
  content,
  now,
  newId: randomUUID,
  log: createJsonLog(() => undefined, now),
  demo: false,
  renderPdf: startDocumentThread().render,
});
const address = await app.listen({ host: '127.0.0.1', port: 0 });
send({ url: address, tokens, workers: WORKERS, portalKey });

process.on('message', (request: ServerRequest) => {
  switch (request.ask) {
    case 'change':
      void database.transaction((transaction) =>
        place(transaction, 'task', randomUUID(), [workers[request.worker] ?? '']),
      );
      break;
    case 'collect':
      globalThis.gc?.();
      break;
    case 'memory':
      send({ residentBytes: process.memoryUsage.rss() });
      break;
  }
});
process.once('disconnect', () => process.exit());

async function fillOffice(transaction: Transaction): Promise<void> {
  const [office, team] = [randomUUID(), randomUUID() as TeamId];
  await insertServiceOffice(transaction, {
    id: office,
    name: 'Mitte',
    postalCodes: ['52349'],
    clearingDesk: randomUUID(),
  });
  await insertTeam(transaction, { id: team, serviceOfficeId: office, name: 'Team 1', kind: 'integration' });
  for (const [index, id] of workers.entries()) {
    const login = `worker${index}`;
    await insertWorker(transaction, {
      id,
      teamId: team,
      login,
      displayName: login,
      roles: ['handle'],
      passwordHash: null,
    });
    await place(transaction, 'worker', id, [officeDesk]);
  }
  const createdAt = toInstant(now());
  await insertPortalKey(transaction, {
    hash: createHash('sha256').update(portalKey).digest(),
    name: 'Bench',
    createdAt,
  });
  const expiresAt = toInstant(new Date(now().getTime() + 3_600_000));
  for (const [index, token] of tokens.entries()) {
    const workerId = workers[index % WORKERS];
    if (workerId === undefined) continue;
    const deviceId = randomUUID() as DeviceId;
    await insertSession(transaction, { tokenHash: hashToken(token), workerId, deviceId, createdAt, expiresAt });
  }
}

function send(answer: ServerAnswer): void {
  process.send?.(answer);
}
