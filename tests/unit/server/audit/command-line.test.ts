import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHeadsFile } from '../../../../server/audit/heads-file.ts';
import { readAuditCall } from '../../../../server/audit/read-call.ts';
import { sealWaiting } from '../../../../server/audit/seal.ts';
import { appendAudit } from '../../../../server/store/audit.ts';
import { loadAuditHead } from '../../../../server/store/audit-seals.ts';
import type { Database } from '../../../../server/store/database.ts';
import { openDatabase } from '../../../../server/store/open-database.ts';
import type { Instant } from '../../../../shared/base/calendar-date.ts';

const now = () => new Date('2026-11-24T07:12:00.000Z');

describe('npm run audit', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zweiklick-audit-'));
    await withDatabase(async (database) => {
      for (let minute = 1; minute <= 5; minute++) {
        await database.transaction((transaction) =>
          appendAudit(transaction, {
            at: `2026-11-24T07:0${minute}:00.000Z` as Instant,
            workerId: null,
            onBehalfOf: null,
            action: 'confirm',
            objectKind: 'task',
            objectId: randomUUID(),
            before: null,
            after: { state: 'confirmed' },
          }),
        );
      }
      await sealWaiting({ database, now });
      const head = await database.read(loadAuditHead);
      if (head !== null) await createHeadsFile(folder, randomUUID).keep(head);
    });
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function withDatabase(work: (database: Database) => Promise<void>): Promise<void> {
    const database = await openDatabase({ kind: 'folder', folder: join(folder, 'database') });
    await work(database).finally(() => database.close());
  }

  function audit(...words: string[]): Promise<{ code: number; output: string; complaint: string }> {
    const script = join(import.meta.dirname, '../../../../server/audit/main.ts');
    return new Promise((resolve) => {
      execFile(process.execPath, [script, ...words], { maxBuffer: 10_000_000 }, (error, output, complaint) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, output, complaint }),
      );
    });
  }

  it('verifies, exports and names the entry that somebody altered', async () => {
    const sound = await audit('verify', '--data', folder);
    expect(sound).toMatchObject({ code: 0, complaint: '' });
    expect(JSON.parse(sound.output)).toMatchObject({ sound: true, entries: 5, anchors: 2 });

    const exported = await audit('export', '--data', folder, '--reason', 'Stichprobe 1');
    expect(exported.code).toBe(0);
    const file = join(folder, 'auszug.ndjson');
    await writeFile(file, exported.output);
    expect((await audit('verify', '--file', file)).code).toBe(0);
    await writeFile(file, exported.output.replace('"state":"confirmed"', '"state":"open"'));
    const changed = await audit('verify', '--file', file);
    expect(changed.code).toBe(1);
    expect(JSON.parse(changed.output)).toMatchObject({ firstProblem: { kind: 'changed', sequence: 1 } });

    await withDatabase((database) =>
      database.transaction((transaction) =>
        transaction.script(`SET LOCAL session_replication_role = replica;
          UPDATE audit_event SET after = '{"state":"open"}' WHERE id = 3`),
      ),
    );
    const broken = await audit('verify', '--data', folder);
    expect(broken.code).toBe(1);
    expect(JSON.parse(broken.output)).toMatchObject({
      sound: false,
      firstProblem: { kind: 'changed', sequence: 3, at: '2026-11-24T07:03:00.000Z' },
    });
  }, 120_000);

  it('complains about a wrong call and about a folder in which a server works, with 2', async () => {
    expect((await audit('verify', '--file', join(folder, 'nowhere.ndjson'))).code).toBe(2);
    expect((await audit()).code).toBe(2);
    await writeFile(join(folder, 'server.lock'), String(process.ppid));
    const refused = await audit('verify', '--data', folder);
    expect(refused.code).toBe(2);
    expect(refused.complaint).toContain('schon ein Server');
    await rm(join(folder, 'server.lock'));
  }, 60_000);

  it.each([
    ['export'],
    ['export', '--reason', 'kurz'],
    ['heads', '--file', 'x'],
    ['verify', 'verify'],
    ['verify', '--wrong'],
  ])('does not take %s %s', (...words) => {
    expect(() => readAuditCall(words)).toThrow();
  });
});
