import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFolderContentStore } from '../../../../server/content/folder-content-store.ts';
import { isDemo } from '../../../../server/demo/is-demo.ts';
import { type DemoDeps, type DemoOffice, seedDemo } from '../../../../server/demo/seed.ts';
import { createPortalAccess } from '../../../../server/session/portal-access.ts';
import { loadCases } from '../../../../server/store/case.ts';
import type { Database } from '../../../../server/store/database.ts';
import type { ContentHash } from '../../../../shared/base/ids.ts';
import type { Case } from '../../../../shared/domain/case.ts';
import { engines } from '../../../helpers/databases.ts';
import { openSmallOffice } from '../../../helpers/small-office.ts';

const aFewMinutes = 300_000;

describe('the demo data', () => {
  let folder: string;
  let deps: DemoDeps;
  let database: Database;
  let demo: DemoOffice;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zweiklick-demo-'));
    const opened = await engines[0]?.open();
    if (opened === undefined) throw new Error('no database');
    database = opened;
    const content = await createFolderContentStore({ folder, newId: randomUUID });
    deps = { database, content, now: () => new Date('2026-11-24T15:00:00.000Z') };
    demo = await seedDemo(deps);
  }, aFewMinutes);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function count(sql: string): Promise<number> {
    const [row] = await database.read((queryable) => queryable.query<{ count: number }>(sql));
    return row?.count ?? -1;
  }

  it('are a whole office with files, histories and open submissions', async () => {
    expect(await count('SELECT count(*) FROM person')).toBe(400);
    expect(await count('SELECT count(*) FROM benefit_case')).toBe(260);
    expect(await count('SELECT count(*) FROM task')).toBe(80);
    expect(await count(`SELECT count(*) FROM task WHERE state = 'clearing'`)).toBe(4);
    expect(
      await count('SELECT min(n) AS count FROM (SELECT count(*) AS n FROM file_document GROUP BY case_file_id) AS f'),
    ).toBeGreaterThanOrEqual(3);
    const sabines = `SELECT count(*) FROM task JOIN worker ON worker.id = assignee_id WHERE login = 's.okafor'`;
    expect(await count(sabines)).toBeGreaterThanOrEqual(20);
    const types = 'SELECT count(DISTINCT media_type) FROM attachment JOIN content ON hash = content_hash';
    expect(await count(types)).toBe(3);
  });

  it('lie on desks, every row of them', async () => {
    const placed = (topic: string) =>
      `SELECT count(DISTINCT entity_id) FROM placement WHERE topic = '${topic}' AND present`;
    expect(await count(placed('worker'))).toBe(15);
    expect(await count(placed('deputyship'))).toBe(2);
    expect(await count(placed('case'))).toBe(260);
    expect(await count(placed('task'))).toBe(80);
    expect(await count(placed('file-document'))).toBe(await count('SELECT count(*) FROM file_document'));
  });

  it('know who was ill when, each period proved by a certificate in the file of the person', async () => {
    const unproved = `
      SELECT count(*) FROM sick_note
      WHERE NOT EXISTS (
        SELECT FROM file_document JOIN case_file ON case_file.id = case_file_id
        WHERE file_document.content_hash = sick_note.content_hash AND case_file.person_id = sick_note.person_id)`;
    expect(await count(unproved)).toBe(0);
    const ofJuergen = (await benefitCaseOf('31302BG0004207')).sickNotes;
    expect(ofJuergen.filter((note) => note.from >= '2026-11-01')).toMatchObject([
      { from: '2026-11-16', to: '2026-11-20', kind: 'INITIAL', taskId: null, isVoided: false },
    ]);
    const several = 'SELECT count(*) FROM (SELECT 1 FROM sick_note GROUP BY person_id HAVING count(*) >= 3) AS p';
    expect(await count(several)).toBeGreaterThanOrEqual(4);
  });

  it('know appointments, missed ones and absences', async () => {
    const kinds = 'SELECT count(DISTINCT kind) FROM case_event';
    expect(await count(kinds)).toBe(3);
    expect((await benefitCaseOf('31302BG0004301')).events).toContainEqual(
      expect.objectContaining({ kind: 'missed-appointment', from: '2026-11-18', to: '2026-11-18' }),
    );
  });

  async function benefitCaseOf(caseNumber: string): Promise<Case> {
    return database.read(async (queryable) => {
      const [row] = await queryable.query<{ id: string }>(
        'SELECT id FROM benefit_case WHERE case_number = :caseNumber',
        {
          caseNumber,
        },
      );
      const [found] = await loadCases(queryable, [row?.id ?? '']);
      if (found === undefined) throw new Error('no such household');
      return found;
    });
  }

  it('have their bytes in the content store', async () => {
    const rows = await database.read((queryable) =>
      queryable.query<{ hash: ContentHash; size: number }>('SELECT hash, size FROM content'),
    );
    for (const { hash, size } of rows) expect(await deps.content.size(hash)).toBe(size);
  });

  it('give nobody a password, so that nobody of them can sign in once demo data are switched off', async () => {
    expect(await count('SELECT count(*) FROM worker WHERE password_hash IS NOT NULL')).toBe(0);
  });

  it('let a portal send', async () => {
    expect(await createPortalAccess(database)(demo.portalKey)).toBe(true);
    expect(demo.users).toHaveLength(15);
  });

  it('are left alone at the next start', async () => {
    const before = await count('SELECT count(*) FROM content');
    expect(await seedDemo({ ...deps, now: () => new Date('2027-01-15T08:00:00.000Z') })).toEqual(demo);
    expect(await count('SELECT count(*) FROM content')).toBe(before);
    expect(await isDemo(database)).toBe(true);
  });

  it(
    'are finished, with the same dates, when the first start was cut off',
    async () => {
      await database.transaction((transaction) =>
        transaction.query(`UPDATE office_setting SET value = value || '{"isComplete": false}' WHERE name = 'demo'`),
      );
      await seedDemo({ ...deps, now: () => new Date('2027-01-15T08:00:00.000Z') });
      expect(await count('SELECT count(*) FROM task')).toBe(80);
    },
    aFewMinutes,
  );

  it('never come into an office that is not theirs', async () => {
    const real = await engines[0]?.open();
    if (real === undefined) throw new Error('no database');
    const office = await openSmallOffice(real);
    await expect(seedDemo({ ...office, now: deps.now })).rejects.toThrow('empty');
    expect(await isDemo(real)).toBe(false);
  });
});
