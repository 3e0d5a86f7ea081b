import { beforeAll, describe, expect, it } from 'vitest';
import { mayReadSql } from '../../../../server/policy/content-access.ts';
import type { Database, Parameters } from '../../../../server/store/database.ts';
import { beforeAllIds } from '../../../../server/sync/plan-pull.ts';
import { pageSql } from '../../../../server/sync/pull-page.ts';
import { engines } from '../../../helpers/databases.ts';
import { openSmallOffice, type SmallOffice } from '../../../helpers/small-office.ts';

const postgres = engines.filter(({ name }) => name === 'PostgreSQL');
const hash = 'a'.repeat(64);

/** Statements that run for every pull and every download must not grow with the office. */
describe.each(postgres)('hot statements on $name', ({ open }) => {
  let database: Database;
  let office: SmallOffice;

  beforeAll(async () => {
    office = await openSmallOffice(await open());
    database = office.database;
    await database.transaction(async (transaction) => {
      await transaction.query("INSERT INTO content VALUES (:hash, 5, 'application/pdf', now())", { hash });
      await transaction.query(
        `INSERT INTO content SELECT md5(n::text) || md5(n::text), 5, 'application/pdf', now() FROM generate_series(1, 20000) AS n`,
      );
      await transaction.query(
        `INSERT INTO file_document
         SELECT gen_random_uuid(), :file, '03', 'letter', 'Brief', '2026-01-01', '2026-01-01', hash, 'earlier', NULL, now(), 'X'
         FROM content`,
        { file: office.integrationFile },
      );
      await transaction.query(
        `INSERT INTO placement (desk_id, topic, entity_id, present)
         SELECT desk, 'file-document', id, true FROM file_document, unnest(:desks::uuid[]) AS desk`,
        { desks: [office.sabine.id, office.sabine.teamId, office.benno.id] },
      );
      await transaction.script('ANALYZE');
    });
  });

  async function explain(sql: string, parameters: Parameters): Promise<string> {
    const lines = await database.read((queryable) =>
      queryable.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${sql}`, parameters),
    );
    return lines.map((line) => line['QUERY PLAN']).join('\n');
  }

  const page = { topic: 'file-document', after: beforeAllIds, limit: 1000, partly: [], lost: [] };

  it('reads a new desk along the primary key, page by page', async () => {
    const desks = [office.sabine.id, office.sabine.teamId];
    const plan = await explain(pageSql, { ...page, since: '0', kept: [], fresh: desks, visible: desks });
    expect(plan).toMatch(/Index.*Scan using placement_pkey on placement/);
    expect(plan).not.toContain('Seq Scan');
  });

  it('finds changes on a known desk by their stamp', async () => {
    const desks = [office.sabine.id, office.sabine.teamId];
    const plan = await explain(pageSql, { ...page, since: '999999999', kept: desks, fresh: [], visible: desks });
    expect(plan).toContain('placement_by_stamp');
    expect(plan).not.toContain('Seq Scan');
  });

  it('decides about a download by the content hash', async () => {
    const plan = await explain(mayReadSql, { hash, desks: [office.sabine.id], workerId: office.sabine.id });
    expect(plan).toContain('file_document_by_content');
    expect(plan).not.toMatch(/Seq Scan on (file_document|placement|content)\b/);
  });
});
