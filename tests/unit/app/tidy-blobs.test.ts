import { describe, expect, it } from 'vitest';
import { tidyBlobs } from '../../../electron/app/tidy-blobs.ts';
import { putDerivative } from '../../../electron/cache/derivative/derivative-rows.ts';
import { findDraft, keepDraft } from '../../../electron/cache/draft/draft-rows.ts';
import { insertEntry } from '../../../electron/cache/outbox/outbox-rows.ts';
import { findReading, putReading } from '../../../electron/cache/reading/reading-rows.ts';
import { setLastSyncAt } from '../../../electron/cache/sync-state/sync-state-rows.ts';
import { removeTask } from '../../../electron/cache/task/task-rows.ts';
import { toInstant } from '../../../shared/base/calendar-date.ts';
import type { TaskId } from '../../../shared/base/ids.ts';
import { sampleReading } from '../../helpers/sample-reading.ts';
import { sampleContent, sampleId, sampleTask } from '../../helpers/sample-rows.ts';
import { openTestDesk, putTasks, type TestDesk } from '../../helpers/test-desk.ts';

const proof = sampleContent(3);
const copy = sampleContent(90);

/** A task with a proof that was read, and its blackened copy. */
async function open(state: 'open' | 'filed'): Promise<TestDesk> {
  const desk = await openTestDesk();
  const task = sampleTask(1, { state });
  putTasks(desk.db, [task]);
  for (const { hash, bytes } of [proof, copy]) await desk.blobs.write(hash, bytes);
  desk.db.transaction(() => {
    setLastSyncAt(desk.db, toInstant(new Date('2026-11-24T08:00:00Z')));
    putReading(desk.db, sampleReading(proof.hash, ['word']));
    putDerivative(desk.db, {
      taskId: task.id,
      original: proof.hash,
      contentHash: copy.hash,
      mediaType: 'application/pdf',
      size: copy.bytes.length,
      kind: 'blackened',
      isProven: true,
      steps: { pages: [] },
    });
  });
  return desk;
}

const left = ({ db, blobs }: TestDesk) => ({
  original: blobs.has(proof.hash),
  copy: blobs.has(copy.hash),
  reading: findReading(db, proof.hash) !== undefined,
});

describe('tidying up', () => {
  it('leaves nothing of a task that is gone: neither bytes nor what was read', async () => {
    const desk = await open('open');
    desk.db.transaction(() => removeTask(desk.db, sampleTask(1).id));
    await tidyBlobs(desk);
    expect(left(desk)).toEqual({ original: false, copy: false, reading: false });
  });

  it('removes an original whose blackened copy was filed, where the office does not keep it', async () => {
    const desk = await open('filed');
    await tidyBlobs(desk, () => 'discard');
    expect(left(desk)).toEqual({ original: false, copy: true, reading: false });
  });

  it('keeps an original where the office keeps it, and as long as it was not filed', async () => {
    const [filed, stillOpen] = [await open('filed'), await open('open')];
    await tidyBlobs(filed, () => 'keep-locked');
    await tidyBlobs(stillOpen, () => 'discard');
    for (const desk of [filed, stillOpen]) expect(left(desk)).toEqual({ original: true, copy: true, reading: true });
  });

  it('drops what was entered for a task that is gone or done, but not while its step may come back, nor a note on it', async () => {
    const at = toInstant(new Date('2026-11-24T08:00:00Z'));
    const desk = await open('open');
    const { db } = desk;
    const filed = sampleTask(2, { state: 'filed' });
    const gone = sampleTask(3);
    putTasks(db, [filed, gone, sampleTask(4, { state: 'filed' })]);
    const ids = [
      `request ${sampleTask(1).id}`,
      `file ${filed.id}`,
      `note ${filed.id}`,
      `file ${gone.id}`,
      `note ${gone.id}`,
      `file ${sampleTask(4).id}`,
      'own-deputyship',
    ];
    db.transaction(() => {
      for (const id of ids) {
        const taskId = (id.split(' ')[1] ?? null) as TaskId | null;
        keepDraft(db, { id, taskId, text: '"Bitte"', keptAt: at });
      }
      insertEntry(db, {
        commandId: sampleId('command', 1) as never,
        taskId: sampleTask(4).id,
        kind: 'file',
        issuedAt: at,
        command: '{}',
      });
      removeTask(db, gone.id);
    });
    await tidyBlobs(desk);
    expect(ids.filter((id) => findDraft(db, id) === undefined)).toEqual([ids[1], ids[3], ids[4]]);
  });
});
