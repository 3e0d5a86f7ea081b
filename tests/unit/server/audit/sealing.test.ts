import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHeadsFile } from '../../../../server/audit/heads-file.ts';
import { sealWaiting, startSealing } from '../../../../server/audit/seal.ts';
import { verifyLog } from '../../../../server/audit/verify.ts';
import { type AuditEntry, appendAudit } from '../../../../server/store/audit.ts';
import { listChainLinks } from '../../../../server/store/audit-seals.ts';
import type { Database } from '../../../../server/store/database.ts';
import { openDatabase } from '../../../../server/store/open-database.ts';
import type { Instant } from '../../../../shared/base/calendar-date.ts';
import { engines, newPostgresUrl } from '../../../helpers/databases.ts';

const now = () => new Date('2026-11-24T07:12:00.000Z');

function entry(objectId: string): AuditEntry {
  const at = now().toISOString() as Instant;
  return {
    at,
    workerId: null,
    onBehalfOf: null,
    action: 'confirm',
    objectKind: 'task',
    objectId,
    before: null,
    after: null,
  };
}

const append = (database: Database, objectId: string) =>
  database.transaction((transaction) => appendAudit(transaction, entry(objectId)));

describe('sealing with many writers and several instances', () => {
  it('gives every committed entry one number, without a gap, and each writer its own order', async () => {
    const url = await newPostgresUrl();
    const instances = [await openDatabase({ kind: 'server', url }), await openDatabase({ kind: 'server', url })];
    const [first, second] = instances;
    if (first === undefined || second === undefined) throw new Error('no database');
    let writing = true;
    const sealers = instances.map(async (database) => {
      while (writing) await sealWaiting({ database, now });
    });
    const writers = Array.from({ length: 20 }, async (_, writer) => {
      const database = writer % 2 === 0 ? first : second;
      for (let index = 0; index < 25; index++) {
        // every fifth is rolled back: its id is lost, but no number
        const work = database.transaction(async (transaction) => {
          await appendAudit(transaction, entry(`${writer}/${index}`));
          if (index % 5 === 4) throw new Error('rolled back');
        });
        await work.catch(() => undefined);
      }
    });
    await Promise.all(writers);
    writing = false;
    await Promise.all(sealers);
    await sealWaiting({ database: first, now });

    expect(await verifyLog({ database: first, now, anchors: [] })).toMatchObject({
      sound: true,
      entries: 400,
      waiting: 0,
    });
    const links = await first.read((queryable) => listChainLinks(queryable, { after: 0, limit: 1000 }));
    const byWriter = Map.groupBy(
      links.map(({ content }) => (content?.objectId ?? '').split('/')),
      ([writer]) => writer,
    );
    expect(byWriter.size).toBe(20);
    for (const steps of byWriter.values()) {
      const order = steps.map(([, index]) => Number(index));
      expect(order).toEqual(order.toSorted((one, other) => one - other));
    }
    for (const database of instances) await database.close();
  });

  it('seals an entry that commits after later ones without a gap', async () => {
    const url = await newPostgresUrl();
    const database = await openDatabase({ kind: 'server', url });
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let hasWritten = () => {};
    const written = new Promise<void>((resolve) => {
      hasWritten = resolve;
    });
    const late = database.transaction(async (transaction) => {
      await appendAudit(transaction, entry('late'));
      hasWritten();
      await held;
    });
    await written;
    await append(database, 'early');
    await sealWaiting({ database, now });
    release();
    await late;
    await sealWaiting({ database, now });
    const links = await database.read((queryable) => listChainLinks(queryable, { after: 0, limit: 10 }));
    expect(links.map(({ seal, content }) => [seal.sequence, content?.objectId])).toEqual([
      [1, 'early'],
      [2, 'late'],
    ]);
    expect((await verifyLog({ database, now, anchors: [] })).sound).toBe(true);
    await database.close();
  });
});

describe.each(engines)('an entry with an id of its own: $name', ({ open }) => {
  it('is entered once, however often it comes', async () => {
    const database = await open();
    const sourceId = randomUUID();
    for (let index = 0; index < 3; index++) {
      await database.transaction((transaction) =>
        appendAudit(transaction, { ...entry('read'), sourceId, class: 'read' }),
      );
    }
    expect(await sealWaiting({ database, now })).toBe(1);
  });
});

describe('heads kept outside of the database', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zweiklick-heads-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('keep the first of each day and the newest, and survive a cut line', async () => {
    const heads = createHeadsFile(folder, randomUUID);
    const head = (sequence: number, day: string) => ({
      sequence,
      hash: String(sequence % 10).repeat(64),
      at: `${day}T09:00:00.000Z` as Instant,
    });
    for (const [sequence, day] of [
      [3, '2026-11-23'],
      [5, '2026-11-23'],
      [8, '2026-11-24'],
      [9, '2026-11-24'],
    ] as const) {
      await heads.keep(head(sequence, day));
    }
    await writeFile(join(folder, 'audit-heads.jsonl'), '{"sequence":12,"ha', { flag: 'a' });
    const kept = await createHeadsFile(folder, randomUUID).list();
    expect(kept.map(({ sequence }) => sequence)).toEqual([3, 8, 9]);
  });

  it('forget what a restored backup no longer has', async () => {
    const heads = createHeadsFile(folder, randomUUID);
    const at = '2026-11-24T09:00:00.000Z' as Instant;
    await heads.keep({ sequence: 9, hash: 'a'.repeat(64), at });
    await heads.restored({ sequence: 4, hash: 'b'.repeat(64), at });
    expect((await heads.list()).map(({ sequence }) => sequence)).toEqual([4]);
  });

  it('are written by the sealing, and find a cut that the chain alone cannot show', async () => {
    const database = await openDatabase({ kind: 'memory' });
    await append(database, 'one');
    const heads = createHeadsFile(folder, randomUUID);
    const problems: unknown[] = [];
    const sealing = startSealing({ database, now, heads, onDefect: (defect) => problems.push(defect) });
    await append(database, 'two');
    await sealing.stop();
    expect(problems).toEqual([]);
    expect(await readFile(join(folder, 'audit-head.json'), 'utf8')).toContain('"sequence":2');
    await database.transaction((transaction) =>
      transaction.script(
        'SET LOCAL session_replication_role = replica; DELETE FROM audit_seal WHERE sequence = 2; DELETE FROM audit_event WHERE id = 2',
      ),
    );
    const found = await verifyLog({ database, now, anchors: await heads.list() });
    expect(found.firstProblem).toMatchObject({ kind: 'missing', sequence: 2 });
    await database.close();
  });
});
