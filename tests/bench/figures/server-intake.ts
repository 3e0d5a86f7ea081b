import { fork } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase } from '../../../server/store/open-database.ts';
import { startRealPostgres } from '../../helpers/real-postgres.ts';
import type { ServerReady } from '../data/measured-server.ts';
import { inTemporaryFolder } from '../data/temporary-folder.ts';
import { type Figure, toFigure } from '../figure.ts';
import { timedAsync } from '../measure.ts';

const SUBMISSIONS = 60;
const IN_FLIGHT = 4;
const ATTACHMENT_BYTES = 2_000_000;

/**
 * Submissions with 2 MB of attachments a second, over HTTP into one server process on PostgreSQL. The limit is the bare
 * work on the same disk and database: hash the bytes, one durable file, one committed row, one after another.
 */
export function measureServerIntake(): Promise<Figure> {
  return inTemporaryFolder(async (folder) => {
    const postgres = await startRealPostgres();
    try {
      const limit = await measureBareWork(postgres.url, folder);
      const server = fork(new URL('../data/measured-server.ts', import.meta.url), [postgres.url, folder, '0'], {
        execArgv: ['--initial-old-space-size=192'], // as `npm run server`
      });
      const [ready] = (await once(server, 'message')) as [ServerReady];
      await submitMany(ready, 4, 1); // fonts and plans are loaded once
      const sequential = await submitMany(ready, SUBMISSIONS / 3, 1);
      const value = await submitMany(ready, SUBMISSIONS, IN_FLIGHT);
      server.disconnect();
      return toFigure({
        value,
        limit,
        unit: 'a second',
        goals: { '>= 0.5 x the bare rate': value >= 0.5 * limit },
        details: { 'one after another': sequential, 'in flight': IN_FLIGHT, submissions: SUBMISSIONS },
      });
    } finally {
      await postgres.stop();
    }
  });
}

async function measureBareWork(url: string, folder: string): Promise<number> {
  const database = await openDatabase({ kind: 'server', url });
  await database.transaction((transaction) =>
    transaction.script('CREATE TABLE bare (hash text PRIMARY KEY, size int)'),
  );
  const target = join(folder, 'bare');
  await mkdir(target);
  const papers = Array.from({ length: SUBMISSIONS }, makeAttachment);
  const ms = await timedAsync(async () => {
    for (const bytes of papers) {
      const hash = createHash('sha256').update(bytes).digest('hex');
      const file = await open(join(target, hash), 'w');
      await file.write(bytes);
      await file.sync();
      await file.close();
      await database.transaction((transaction) =>
        transaction.query('INSERT INTO bare VALUES (:hash, :size)', { hash, size: bytes.byteLength }),
      );
    }
  });
  await database.transaction((transaction) => transaction.script('DROP TABLE bare'));
  await database.close();
  return SUBMISSIONS / (ms / 1000);
}

async function submitMany(ready: ServerReady, count: number, inFlight: number): Promise<number> {
  const bodies = Array.from({ length: count }, makeBody);
  const ms = await timedAsync(async () => {
    await Promise.all(
      Array.from({ length: inFlight }, async () => {
        for (let body = bodies.pop(); body !== undefined; body = bodies.pop()) await submit(ready, body);
      }),
    );
  });
  return count / (ms / 1000);
}

async function submit({ url, portalKey }: ServerReady, body: FormData): Promise<void> {
  const headers = { authorization: `Bearer ${portalKey}` };
  const response = await fetch(`${url}/v1/submissions`, { method: 'POST', headers, body });
  if (response.status !== 201) throw new Error(`The intake answered ${response.status}: ${await response.text()}`);
  await response.arrayBuffer();
}

function makeBody(): FormData {
  const form = new FormData();
  form.set(
    'submission',
    JSON.stringify({
      submissionId: randomUUID(),
      procedure: 'sick-note',
      applicant: { familyName: 'Mertens', givenNames: 'Mara', birthDate: '1985-03-12', postalCode: '52349' },
      declared: { kind: 'INITIAL', unfitSince: '2026-11-23', unfitUntil: '2026-11-27' },
      sentAt: '2026-11-24T08:11:58+01:00',
    }),
  );
  form.append('file', new Blob([makeAttachment()], { type: 'application/pdf' }), 'nachweis.pdf');
  return form;
}

/** What the intake takes for a PDF, never the same twice. */
function makeAttachment(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(ATTACHMENT_BYTES);
  for (let start = 0; start < ATTACHMENT_BYTES; start += 65_536) {
    bytes.set(randomBytes(Math.min(65_536, ATTACHMENT_BYTES - start)), start);
  }
  bytes.set(Buffer.from('%PDF-1.4\n'), 0);
  bytes.set(Buffer.from('\n%%EOF\n'), ATTACHMENT_BYTES - 7);
  return bytes;
}
