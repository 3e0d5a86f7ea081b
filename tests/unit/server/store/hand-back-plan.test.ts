import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../../server/store/database.ts';
import { conflictsSql, doneSql } from '../../../../server/store/deputyship-reads.ts';
import { lastHeardSql } from '../../../../server/store/device-contact.ts';
import { engines } from '../../../helpers/databases.ts';
import { openSmallOffice, type SmallOffice } from '../../../helpers/small-office.ts';

const postgres = engines.filter(({ name }) => name === 'PostgreSQL');

describe.each(postgres)('the hand-back on $name', ({ open }) => {
  let database: Database;
  let office: SmallOffice;

  beforeAll(async () => {
    office = await openSmallOffice(await open());
    database = office.database;
    await database.transaction(async (transaction) => {
      const { sabine, benno } = office;
      await transaction.query(
        `INSERT INTO audit_event (at, worker_id, action, object_kind, object_id)
         SELECT now(), :benno, 'confirm', 'task', gen_random_uuid()::text FROM generate_series(1, 20000)`,
        { benno: benno.id },
      );
      await transaction.query(
        `INSERT INTO command (id, device_id, worker_id, sequence, kind, task_id, outcome, issued_at, received_at)
         SELECT gen_random_uuid(), gen_random_uuid(), :sabine, n, 'confirm', gen_random_uuid(), 'applied', now(), now()
         FROM generate_series(1, 20000) AS n`,
        { sabine: sabine.id },
      );
      await transaction.script('ANALYZE');
    });
  });

  it('reads neither the whole log nor all commands', async () => {
    const common = { absent: office.sabine.id, from: '2026-11-23', visible: [office.sabine.id] };
    const done = { until: '2026-11-27', revokedAt: null, deputies: [office.dilek.id], actions: ['confirm'] };
    const planOf = async (sql: string, parameters: Parameters<typeof explain>[1]) =>
      (await explain(sql, parameters)).join('\n');
    expect(await planOf(doneSql, { ...common, ...done })).not.toMatch(/Seq Scan on audit_event/);
    expect(await planOf(conflictsSql, common)).not.toMatch(/Seq Scan on command/);
    const device = { workerId: office.dilek.id, devices: [office.dilek.id], before: '2026-11-27T08:00:00.000Z' };
    expect(await planOf(lastHeardSql, device)).not.toMatch(/Seq Scan on audit_event/);
  });

  async function explain(sql: string, parameters: Readonly<Record<string, string | null | readonly string[]>>) {
    const lines = await database.read((queryable) =>
      queryable.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${sql}`, { ...parameters }),
    );
    return lines.map((line) => line['QUERY PLAN']);
  }
});
