import { describe, expect, it } from 'vitest';
import { putCase } from '../../../electron/cache/case/case-rows.ts';
import { putDeputyship } from '../../../electron/cache/deputyship/deputyship-rows.ts';
import { listFileDocuments } from '../../../electron/cache/file-document/file-document-rows.ts';
import { findTask } from '../../../electron/cache/task/task-rows.ts';
import { putWorker } from '../../../electron/cache/worker/worker-rows.ts';
import { enqueue } from '../../../electron/outbox/enqueue.ts';
import type { CaseFileId } from '../../../shared/base/ids.ts';
import { commandSchema } from '../../../shared/commands/command.ts';
import { deputyshipSchema } from '../../../shared/domain/deputyship.ts';
import { sampleCase, sampleId, sampleTask, sampleWorker } from '../../helpers/sample-rows.ts';
import { openTestDesk, putTasks, type TestDesk } from '../../helpers/test-desk.ts';

const absent = sampleWorker(2);
const deputyship = deputyshipSchema.parse({
  id: sampleId('deputyship', 1),
  absentWorkerId: absent.id,
  deputyIds: [sampleWorker(1).id],
  from: '2026-11-23',
  until: '2026-11-27',
  weekdays: null,
  procedures: null,
  teamIds: null,
  limitedToPersons: false,
  kind: 'planned',
  setByName: absent.displayName,
  revokedAt: null,
});
const task = sampleTask(1, { assigneeId: absent.id, deputyshipIds: [deputyship.id] });

async function deskOfDeputy(): Promise<TestDesk> {
  const desk = await openTestDesk();
  desk.db.transaction(() => {
    putWorker(desk.db, absent);
    putDeputyship(desk.db, deputyship);
    putCase(desk.db, sampleCase(1));
  });
  putTasks(desk.db, [task]);
  return desk;
}

function click(kind: 'confirm' | 'file', expectedVersion: number, issuedAt: string) {
  const documents = [task.submission.copy, ...task.submission.attachments].map((file, index) => ({
    id: sampleId('filed', index),
    origin: index === 0 ? 'copy' : 'proof',
    contentHash: file.contentHash,
    type: index === 0 ? 'sick-note-copy' : 'sick-note-certificate',
    title: `Titel ${index}`,
  }));
  const target = { caseFileId: sampleId('case-file', 1), register: '03', documents };
  return commandSchema.parse({
    kind,
    commandId: sampleId(`command ${kind}`, expectedVersion),
    taskId: task.id,
    expectedVersion,
    issuedAt,
    ...(kind === 'file' ? { target } : {}),
  });
}

describe('a click of a deputy, before the server has it', () => {
  it('says for whom it was, on the task and in the file', async () => {
    const desk = await deskOfDeputy();
    enqueue(desk.outbox, click('confirm', 1, '2026-11-24T09:00:00.000Z'));
    enqueue(desk.outbox, click('file', 2, '2026-11-24T09:01:00.000Z'));

    const onBehalfOf = { id: absent.id, name: absent.displayName };
    expect(findTask(desk.db, task.id)?.effective).toMatchObject({ confirmed: { onBehalfOf }, filed: { onBehalfOf } });
    const caseFileId = sampleId('case-file', 1) as CaseFileId;
    const { rows } = listFileDocuments(desk.db, { caseFileId, register: null, offset: 0, limit: 50 });
    expect(rows.map(({ filedByName }) => filedByName)).toEqual([
      'Sabine 1 in Vertretung für Sabine 2',
      'Sabine 1 in Vertretung für Sabine 2',
    ]);
  });

  it('is their own on days on which they do not stand in', async () => {
    const desk = await deskOfDeputy();
    enqueue(desk.outbox, click('confirm', 1, '2026-11-28T09:00:00.000Z'));
    expect(findTask(desk.db, task.id)?.effective.confirmed).toEqual({
      by: sampleWorker(1).id,
      byName: 'Sabine 1',
      at: '2026-11-28T09:00:00.000Z',
    });
  });
});
