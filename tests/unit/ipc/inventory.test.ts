import { beforeEach, describe, expect, it } from 'vitest';
import { putCase } from '../../../electron/cache/case/case-rows.ts';
import { putFileDocument } from '../../../electron/cache/file-document/file-document-rows.ts';
import { CONTENTS_OF_CASES } from '../../../electron/cache/inventory/inventory-rows.ts';
import { listUnsentReads } from '../../../electron/cache/read-log/read-log-rows.ts';
import { createInvoke, type Invoke } from '../../../electron/ipc/guard.ts';
import type { ResponseOf } from '../../../shared/ipc/index.ts';
import { emptyWorld } from '../../helpers/empty-world.ts';
import { sampleCase, sampleContent, sampleFileDocument, sampleId, sampleTask } from '../../helpers/sample-rows.ts';
import { testPorts } from '../../helpers/test-core.ts';
import { openTestDesk, putTasks, type TestDesk } from '../../helpers/test-desk.ts';

describe('the inventory of a workstation', () => {
  let desk: TestDesk;
  let invoke: Invoke;
  beforeEach(async () => {
    desk = await openTestDesk();
    desk.db.transaction(() => {
      for (const number of [1, 2]) putCase(desk.db, sampleCase(number));
      putFileDocument(desk.db, sampleFileDocument(1, 1));
    });
    putTasks(desk.db, [sampleTask(1)]);
    invoke = createInvoke(emptyWorld(desk), testPorts().log);
  });

  async function ask<Answer>(channel: string, request: object): Promise<Answer> {
    const answer = await invoke(channel, request);
    if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
    return answer.value as Answer;
  }
  const list = () => ask<ResponseOf<'inventory.list'>>('inventory.list', { offset: 0, limit: 100 });

  it('says per household why it is here, how much it is, and when it was last used', async () => {
    const caseId = sampleId('case', 2);
    await ask('reads.note', { kind: 'case', objectId: caseId });

    const { rows, total, sums, removals } = await list();

    expect(total).toBe(2);
    expect(rows.map((row) => [row.caseId, row.lastUsedAt !== null])).toEqual([
      [caseId, true],
      [sampleId('case', 1), false],
    ]);
    expect(rows[0]).toMatchObject({ reasons: [{ kind: 'own-case' }, { kind: 'team' }], until: null });
    expect(sums).toMatchObject({ cases: 2, tasks: 1, documents: 1, deputyCases: 0 });
    expect(removals).toEqual([]);
    expect(listUnsentReads(desk.db, 10)).toMatchObject([{ kind: 'case', objectId: caseId }]);
  });

  it('goes on page by page; the sums over everything come with the first', async () => {
    const page = (offset: number) => ask<ResponseOf<'inventory.list'>>('inventory.list', { offset, limit: 1 });
    for (const number of [1, 2, 3]) await desk.blobs.write(sampleContent(number).hash, sampleContent(number).bytes);

    const [first, second] = [await page(0), await page(1)];

    expect([...first.rows, ...second.rows]).toEqual((await list()).rows);
    expect([first.total, second.total]).toEqual([2, 2]);
    expect(first.sums).toMatchObject({ cases: 2, tasks: 1, storedDocuments: 3 });
    expect(second).toMatchObject({ rows: [{ reasons: [{ kind: 'own-case' }, { kind: 'team' }] }], sums: null });
    expect((await page(2)).rows).toEqual([]);
  });

  it('reads only what lies in the households asked for', () => {
    const plan = desk.db
      .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${CONTENTS_OF_CASES}`, { wanted: '[]' })
      .map(({ detail }) => detail)
      .join('\n');
    for (const index of ['case_file_of_case', 'document_of', 'task_of_case']) expect(plan).toContain(index);
    expect(plan).not.toMatch(/SCAN (case_file|file_document|task|task_content|task_body)\b/);
  });

  it('removes documents that no work needs, keeps the others, and leaves a record', async () => {
    const [filed, copy, proof] = [1, 2, 3].map(sampleContent);
    if (filed === undefined || copy === undefined || proof === undefined) throw new Error('no contents');
    for (const { hash, bytes } of [filed, copy, proof]) await desk.blobs.write(hash, bytes);
    const caseId = sampleId('case', 1);
    const rowOf = async () => (await list()).rows.find((row) => row.caseId === caseId);
    const size = filed.bytes.length;
    const all = size + copy.bytes.length + proof.bytes.length;
    expect(await rowOf()).toMatchObject({ documents: 3, bytes: all, removable: { documents: 1, bytes: size } });

    expect(await ask('inventory.remove', { caseId })).toEqual({ documents: 1, bytes: size });

    expect([filed, copy, proof].map(({ hash }) => desk.blobs.has(hash))).toEqual([false, true, true]);
    expect(await rowOf()).toMatchObject({ documents: 2, removable: { documents: 0, bytes: 0 } });
    const { removals } = await list();
    expect(removals).toMatchObject([{ reason: 'by-hand', counts: { cases: 0, documents: 1 } }]);
    expect(await ask('inventory.remove', { caseId })).toEqual({ documents: 0, bytes: 0 });
    expect((await list()).removals).toHaveLength(1);
  });

  it('removes nothing of a household with work that the server does not have yet', async () => {
    const caseId = sampleId('case', 1);
    await ask('task.confirm', { taskId: sampleId('task', 1), expectedVersion: 1 });
    expect((await list()).rows.find((row) => row.caseId === caseId)?.removable).toBeNull();
    expect(await invoke('inventory.remove', { caseId })).toMatchObject({ ok: false, failure: { kind: 'conflict' } });
  });
});
