import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { eraseExpired } from '../../../../server/audit/retention.ts';
import { sealWaiting } from '../../../../server/audit/seal.ts';
import { verifyLog } from '../../../../server/audit/verify.ts';
import { type AuditEntry, appendAudits } from '../../../../server/store/audit.ts';
import type { Database } from '../../../../server/store/database.ts';
import { putOfficeSetting } from '../../../../server/store/office-settings.ts';
import type { Instant } from '../../../../shared/base/calendar-date.ts';
import type { AuditClass } from '../../../../shared/wire/audit.ts';
import { engines } from '../../../helpers/databases.ts';

const now = () => new Date('2026-11-24T07:12:00.000Z');

function entry(day: string, kind: AuditClass): AuditEntry {
  return {
    at: `${day}T08:00:00.000Z` as Instant,
    workerId: null,
    onBehalfOf: null,
    action: kind === 'read' ? 'task-opened' : 'confirm',
    objectKind: 'task',
    objectId: randomUUID(),
    before: null,
    after: { state: 'open' },
    class: kind,
  };
}

async function write(database: Database, entries: readonly AuditEntry[]): Promise<void> {
  await database.transaction((transaction) => appendAudits(transaction, entries));
  await sealWaiting({ database, now });
}

const countContents = (database: Database) =>
  database.read((queryable) =>
    queryable.query('SELECT action, count(*) AS count FROM audit_event GROUP BY 1 ORDER BY 1'),
  );

describe.each(engines)('the periods of the audit log: $name', ({ open }) => {
  it('erases reads after two years and actions after ten, and the chain stays sound', async () => {
    const database = await open();
    await write(database, [
      entry('2016-11-23', 'action'),
      entry('2016-11-25', 'action'),
      entry('2024-11-20', 'read'),
      entry('2024-11-21', 'read'),
      entry('2024-11-28', 'read'),
      entry('2026-11-20', 'action'),
    ]);

    expect(await eraseExpired({ database, now })).toBe(3);
    await sealWaiting({ database, now });

    expect(await countContents(database)).toEqual([
      { action: 'confirm', count: 2 },
      { action: 'erased', count: 2 },
      { action: 'task-opened', count: 1 },
    ]);
    const found = await verifyLog({ database, now, anchors: [] });
    expect(found).toMatchObject({ sound: true, entries: 8, erased: 3 });
    expect(await eraseExpired({ database, now })).toBe(0);
  });

  it('names an entry that somebody removed although its period is not over', async () => {
    const database = await open();
    await write(database, [entry('2024-11-20', 'read'), entry('2024-11-21', 'action'), entry('2026-11-20', 'read')]);
    await eraseExpired({ database, now });
    await sealWaiting({ database, now });
    await database.transaction((transaction) =>
      transaction.script('SET LOCAL session_replication_role = replica; DELETE FROM audit_event WHERE id = 2'),
    );
    expect((await verifyLog({ database, now, anchors: [] })).firstProblem).toMatchObject({
      kind: 'missing',
      sequence: 2,
    });
  });

  it('names an entry that was erased under a made-up permission', async () => {
    const database = await open();
    await write(database, [entry('2026-11-20', 'action'), entry('2026-11-21', 'action')]);
    await database.transaction((transaction) =>
      transaction.script(`SET LOCAL session_replication_role = replica; DELETE FROM audit_event WHERE id = 1;
        INSERT INTO audit_event (at, action, object_kind, object_id, after) VALUES ('2026-11-24T00:00:00Z', 'erased',
          'audit', 'log', '{"class":"action","through":99,"olderThan":"2030-01-01T00:00:00.000Z"}')`),
    );
    expect((await verifyLog({ database, now, anchors: [] })).firstProblem).toMatchObject({
      kind: 'missing',
      sequence: 1,
    });
  });

  it('follows the periods that the office has set', async () => {
    const database = await open();
    await write(database, [entry('2025-11-20', 'read'), entry('2025-11-20', 'action')]);
    await database.transaction((transaction) =>
      putOfficeSetting(transaction, 'audit-retention', { action: 5, read: 1 }),
    );
    expect(await eraseExpired({ database, now })).toBe(1);
  });
});
