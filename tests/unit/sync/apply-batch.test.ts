import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { findCase } from '../../../electron/cache/case/case-rows.ts';
import { listFileDocuments } from '../../../electron/cache/file-document/file-document-rows.ts';
import { listEntries } from '../../../electron/cache/outbox/outbox-rows.ts';
import { readSyncState } from '../../../electron/cache/sync-state/sync-state-rows.ts';
import { findTask } from '../../../electron/cache/task/task-rows.ts';
import { enqueue } from '../../../electron/outbox/enqueue.ts';
import { applyBatch } from '../../../electron/sync/apply-batch.ts';
import type { Batch, Change } from '../../../electron/sync/pull.ts';
import { commandSchema } from '../../../shared/commands/command.ts';
import { pullLine } from '../../../shared/wire/pull.ts';
import { sampleCase, sampleFileDocument, sampleId, sampleTask, sampleWorker } from '../../helpers/sample-rows.ts';
import { openTestDesk, type TestDesk } from '../../helpers/test-desk.ts';

const now = new Date('2026-11-24T08:00:00.000Z');
const put = (topic: string, row: unknown) => pullLine.parse({ line: 'put', topic, row }) as Change;
const remove = (topic: string, id: string) => pullLine.parse({ line: 'remove', topic, id }) as Change;
const everything = [
  put('worker', sampleWorker(1)),
  put('case', sampleCase(1)),
  put('task', sampleTask(1)),
  put('task', sampleTask(2)),
  put('file-document', sampleFileDocument(1, 1)),
];

function batch(changes: readonly Change[], more: Partial<Batch> = {}): Batch {
  return { changes, cursor: 'a' as Batch['cursor'], rebuild: false, complete: true, ...more };
}

const documentsOf = ({ db }: TestDesk) => {
  const caseFileId = sampleCase(1).files[0]?.id ?? sampleFileDocument(1, 1).caseFileId;
  return listFileDocuments(db, { caseFileId, register: null, offset: 0, limit: 50 }).rows;
};

function confirm(desk: TestDesk, taskNumber: number): void {
  const command = {
    kind: 'confirm',
    commandId: randomUUID(),
    taskId: sampleId('task', taskNumber),
    expectedVersion: 1,
    issuedAt: now.toISOString(),
  };
  expect(enqueue(desk.outbox, commandSchema.parse(command))).toMatchObject({ ok: true });
}

describe('a batch of a pull', () => {
  it('puts rows and cursor together; only the last batch counts as a sync', async () => {
    const desk = await openTestDesk();
    applyBatch(desk.db, batch(everything, { complete: false }), now);
    expect(findTask(desk.db, sampleTask(1).id)?.effective).toEqual(sampleTask(1));
    expect(findCase(desk.db, sampleCase(1).id)).toEqual(sampleCase(1));
    expect(documentsOf(desk)).toEqual([sampleFileDocument(1, 1)]);
    expect(readSyncState(desk.db)).toMatchObject({ cursor: 'a', lastSyncAt: null });
    applyBatch(desk.db, batch([], { cursor: 'b' as Batch['cursor'] }), now);
    expect(readSyncState(desk.db)).toMatchObject({ cursor: 'b', lastSyncAt: now.toISOString() });
  });

  it('may come twice', async () => {
    const desk = await openTestDesk();
    for (let time = 0; time < 2; time += 1) applyBatch(desk.db, batch(everything), now);
    expect(documentsOf(desk)).toHaveLength(1);
    expect(desk.db.all('SELECT id FROM task')).toHaveLength(2);
  });

  it('takes away what the person may not see any more', async () => {
    const desk = await openTestDesk();
    applyBatch(desk.db, batch(everything), now);
    const gone = [
      remove('task', sampleId('task', 1)),
      remove('case', sampleId('case', 1)),
      remove('file-document', sampleId('file-document', 1)),
      remove('task', sampleId('task', 99)), // was never here
    ];
    applyBatch(desk.db, batch(gone), now);
    expect(findTask(desk.db, sampleTask(1).id)).toBeUndefined();
    expect(findCase(desk.db, sampleCase(1).id)).toBeUndefined();
    expect(documentsOf(desk)).toEqual([]);
    expect(findTask(desk.db, sampleTask(2).id)).toBeDefined();
  });

  it('leaves unsent work on top, whatever comes in under it', async () => {
    const desk = await openTestDesk();
    applyBatch(desk.db, batch(everything), now);
    confirm(desk, 1);
    const changed = sampleTask(1, { routingReason: 'Neu zugeordnet.' });
    applyBatch(desk.db, batch([put('task', changed)]), now);
    expect(findTask(desk.db, changed.id)).toMatchObject({
      base: { state: 'open', routingReason: 'Neu zugeordnet.' },
      effective: { state: 'confirmed', routingReason: 'Neu zugeordnet.' },
    });
    applyBatch(desk.db, batch([put('task', sampleTask(1, { version: 7 }))]), now);
    expect(findTask(desk.db, changed.id)?.effective).toMatchObject({ state: 'open', version: 7 });
    expect(listEntries(desk.db)).toHaveLength(1); // the server will answer it
  });

  it('keeps unsent work through a rebuild, also while its task has not come in again', async () => {
    const desk = await openTestDesk();
    applyBatch(desk.db, batch(everything), now);
    confirm(desk, 1);
    applyBatch(desk.db, batch([put('task', sampleTask(2))], { rebuild: true, complete: false }), now);
    expect(findTask(desk.db, sampleTask(1).id)).toBeUndefined();
    expect(listEntries(desk.db)).toHaveLength(1);
    applyBatch(desk.db, batch([put('task', sampleTask(1))]), now);
    expect(findTask(desk.db, sampleTask(1).id)?.effective.state).toBe('confirmed');
    expect(documentsOf(desk)).toEqual([]);
  });

  it('is taken back as a whole when one row cannot be stored', async () => {
    const desk = await openTestDesk();
    const broken = { line: 'put', topic: 'task', row: { ...sampleTask(2), submission: null } } as unknown as Change;
    expect(() => applyBatch(desk.db, batch([put('task', sampleTask(1)), broken]), now)).toThrow();
    expect(findTask(desk.db, sampleTask(1).id)).toBeUndefined();
    expect(readSyncState(desk.db).cursor).toBeNull();
  });
});
