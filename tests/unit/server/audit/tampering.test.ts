import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hashContent, linkHash } from '../../../../server/audit/chain.ts';
import { sealWaiting } from '../../../../server/audit/seal.ts';
import { verifyLog } from '../../../../server/audit/verify.ts';
import { appendAudit } from '../../../../server/store/audit.ts';
import { listChainLinks, loadAuditHead } from '../../../../server/store/audit-seals.ts';
import type { Database } from '../../../../server/store/database.ts';
import { type Instant, toInstant } from '../../../../shared/base/calendar-date.ts';
import type { AuditHead } from '../../../../shared/wire/audit.ts';
import { engines } from '../../../helpers/databases.ts';

const start = Date.parse('2026-11-24T07:00:00.000Z');
const now = () => new Date(start + 3_600_000);

/** Twenty sealed entries, one a minute. */
async function filledLog(database: Database): Promise<AuditHead> {
  for (let index = 0; index < 20; index++) await append(database, index);
  await sealWaiting({ database, now });
  const head = await database.read(loadAuditHead);
  if (head === null) throw new Error('nothing was sealed');
  return head;
}

async function append(database: Database, index: number): Promise<void> {
  await database.transaction((transaction) =>
    appendAudit(transaction, {
      at: momentOf(index + 1),
      workerId: null,
      onBehalfOf: null,
      action: 'confirm',
      objectKind: 'task',
      objectId: randomUUID(),
      before: { state: 'open', version: index },
      after: { state: 'confirmed' },
      reason: index % 2 === 0 ? 'stimmt überein' : null,
    }),
  );
}

function momentOf(sequence: number): Instant {
  return toInstant(new Date(start + sequence * 60_000));
}

/** Past the triggers, as somebody with every right on the database would. */
async function tamper(database: Database, sql: string): Promise<void> {
  await database.transaction((transaction) =>
    transaction.script(`SET LOCAL session_replication_role = replica; ${sql}`),
  );
}

const verify = (database: Database, anchors: readonly AuditHead[] = []) => verifyLog({ database, now, anchors });

describe.each(engines)('a manipulated audit log: $name', ({ open }) => {
  it('is sound as long as nobody touched it', async () => {
    const database = await open();
    const head = await filledLog(database);
    const found = await verify(database, [head]);
    expect(found).toMatchObject({ sound: true, entries: 20, waiting: 0, anchors: 1, firstProblem: null, head });
  });

  it.each([
    ['a changed state', `UPDATE audit_event SET after = '{"state":"filed"}' WHERE id = 7`],
    ['another reason', `UPDATE audit_event SET reason = 'anders' WHERE id = 7`],
    ['another moment', `UPDATE audit_event SET at = at - interval '1 day' WHERE id = 7`],
    ['a changed hash', `UPDATE audit_seal SET content_hash = repeat('0', 64) WHERE sequence = 7`],
    [
      'two entries swapped',
      `UPDATE audit_seal SET event_id = -1 WHERE sequence = 7;
      UPDATE audit_seal SET event_id = 7 WHERE sequence = 12; UPDATE audit_seal SET event_id = 12 WHERE sequence = 7`,
    ],
    [
      'two seals swapped',
      `UPDATE audit_seal SET sequence = -1 WHERE sequence = 7;
      UPDATE audit_seal SET sequence = 7 WHERE sequence = 12; UPDATE audit_seal SET sequence = 12 WHERE sequence = -1`,
    ],
  ])('names the first changed entry: %s', async (_what, sql) => {
    const database = await open();
    await filledLog(database);
    await tamper(database, sql);
    const found = await verify(database);
    expect(found.sound).toBe(false);
    expect(found.firstProblem).toMatchObject({ kind: 'changed', sequence: 7 });
  });

  it('names an entry that was removed, with its number and moment', async () => {
    const database = await open();
    await filledLog(database);
    await tamper(database, 'DELETE FROM audit_event WHERE id = 9');
    expect((await verify(database)).firstProblem).toEqual({ kind: 'missing', sequence: 9, at: momentOf(9) });
  });

  it('names an entry that was removed with its seal, with the moment of the one before', async () => {
    const database = await open();
    await filledLog(database);
    await tamper(database, 'DELETE FROM audit_event WHERE id = 9; DELETE FROM audit_seal WHERE sequence = 9');
    expect((await verify(database)).firstProblem).toEqual({ kind: 'missing', sequence: 9, at: momentOf(8) });
  });

  it('names the gap where the later numbers were moved up to hide it', async () => {
    const database = await open();
    await filledLog(database);
    await tamper(
      database,
      `DELETE FROM audit_event WHERE id = 9; DELETE FROM audit_seal WHERE sequence = 9;
       UPDATE audit_seal SET sequence = -sequence WHERE sequence > 9;
       UPDATE audit_seal SET sequence = -sequence - 1 WHERE sequence < 0`,
    );
    expect((await verify(database)).firstProblem).toMatchObject({ kind: 'changed', sequence: 9 });
  });

  it('finds an entry that was put in past the program', async () => {
    const database = await open();
    await filledLog(database);
    await tamper(
      database,
      `INSERT INTO audit_event (at, action, object_kind, object_id) VALUES ('${momentOf(5)}', 'confirm', 'task', 'x')`,
    );
    expect((await verify(database)).firstProblem).toEqual({ kind: 'inserted', sequence: null, at: momentOf(5) });
  });

  it('finds an entry that was put into the middle with a seal', async () => {
    const database = await open();
    await filledLog(database);
    await tamper(
      database,
      `UPDATE audit_seal SET sequence = -sequence WHERE sequence >= 5;
       UPDATE audit_seal SET sequence = -sequence + 1 WHERE sequence < 0;
       INSERT INTO audit_event (id, at, action, object_kind, object_id) OVERRIDING SYSTEM VALUE
         VALUES (1000, '${momentOf(5)}', 'confirm', 'task', 'x');
       INSERT INTO audit_seal VALUES (5, 1000, 'action', '${momentOf(5)}', '${momentOf(5)}', repeat('a', 64), repeat('b', 64))`,
    );
    expect((await verify(database)).firstProblem).toMatchObject({ kind: 'changed', sequence: 5 });
  });

  it('finds a tail that was cut off by the head that was kept outside', async () => {
    const database = await open();
    const head = await filledLog(database);
    await tamper(database, 'DELETE FROM audit_event WHERE id > 15; DELETE FROM audit_seal WHERE sequence > 15');
    expect((await verify(database)).sound).toBe(true); // the chain alone cannot know
    expect((await verify(database, [head])).firstProblem).toEqual({
      kind: 'missing',
      sequence: 16,
      at: momentOf(15),
    });
  });

  it('finds a log that was emptied', async () => {
    const database = await open();
    const head = await filledLog(database);
    await tamper(database, 'DELETE FROM audit_event; DELETE FROM audit_seal');
    expect((await verify(database, [head])).firstProblem).toEqual({ kind: 'missing', sequence: 1, at: null });
  });

  it('finds a chain that was written anew from the middle by the heads that were kept outside', async () => {
    const database = await open();
    const head = await filledLog(database);
    const links = await database.read((queryable) => listChainLinks(queryable, { after: 0, limit: 100 }));
    const anchors = [5, 10].map((sequence) => {
      const seal = links[sequence - 1]?.seal;
      return { sequence, hash: seal?.chainHash ?? '', at: momentOf(sequence) };
    });
    await tamper(database, `UPDATE audit_event SET reason = 'gefälscht' WHERE id = 8`);
    await rewriteFrom(database, 8);
    expect((await verify(database)).sound).toBe(true);
    expect((await verify(database, [...anchors, head])).firstProblem).toMatchObject({ kind: 'rewritten', sequence: 6 });
  });

  it('finds an entry that was removed before it got its seal', async () => {
    const database = await open();
    await filledLog(database);
    await append(database, 20);
    await tamper(database, 'DELETE FROM audit_event WHERE id = 21');
    expect((await verify(database)).firstProblem).toEqual({ kind: 'missing', sequence: null, at: null });
  });

  it('reports entries that wait for their seal for too long', async () => {
    const database = await open();
    await filledLog(database);
    await append(database, 0);
    expect(await verify(database)).toMatchObject({
      waiting: 1,
      firstProblem: { kind: 'waiting', sequence: null, at: momentOf(1) },
    });
  });

  it('refuses every statement that would change it', async () => {
    const database = await open();
    await filledLog(database);
    for (const sql of [
      'UPDATE audit_event SET reason = NULL WHERE id = 3',
      'DELETE FROM audit_event WHERE id = 3',
      'TRUNCATE audit_event',
      'UPDATE audit_seal SET sequence = 99 WHERE sequence = 3',
      'DELETE FROM audit_seal WHERE sequence = 3',
      'TRUNCATE audit_seal',
    ]) {
      const attempt = database.transaction((transaction) => transaction.script(sql));
      await expect(attempt, sql).rejects.toThrow('append only');
    }
    expect((await verify(database)).sound).toBe(true);
  });
});

/** What a person with time and the source code would do after changing an entry. */
async function rewriteFrom(database: Database, sequence: number): Promise<void> {
  const links = await database.read((queryable) => listChainLinks(queryable, { after: 0, limit: 100 }));
  let previousHash = links[sequence - 2]?.seal.chainHash ?? '';
  for (const { seal, content } of links.slice(sequence - 1)) {
    const contentHash = content === null ? seal.contentHash : hashContent(content);
    previousHash = linkHash(previousHash, { ...seal, contentHash });
    await tamper(
      database,
      `UPDATE audit_seal SET content_hash = '${contentHash}', chain_hash = '${previousHash}' WHERE sequence = ${seal.sequence}`,
    );
  }
}
