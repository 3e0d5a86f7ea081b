import { expect, vi } from 'vitest';
import type { TaskId } from '../../shared/base/ids.ts';
import type { AnswerOf } from '../../shared/ipc/index.ts';
import type { CoreProcess } from './core-process.ts';

/** What a person does at the window, through the same channels. */

/** Click two, with the proposal as it is shown. */
export async function fileByProposal(core: CoreProcess, taskId: TaskId): Promise<AnswerOf<'task.file'>> {
  const { task, proposal } = await core.ask('task.show', { taskId });
  if (proposal.caseFileId === null) throw new Error('the task has no file');
  return await core.invoke('task.file', {
    taskId,
    expectedVersion: task.version,
    caseFileId: proposal.caseFileId,
    register: proposal.register,
    documents: proposal.documents,
  });
}

/** Waits until nothing is on its way and the server's newest state is here; asks again and again, as a network may need it. */
export async function settle(core: CoreProcess, patience: { timeout: number; interval: number }): Promise<void> {
  await vi.waitFor(async () => {
    const before = (await core.ask('sync.status', {})).lastSyncAt;
    const status = await core.ask('sync.now', {});
    expect(status).toMatchObject({ held: 0, waiting: 0, connection: 'online', problem: null });
    expect(status.lastSyncAt).not.toBe(before);
  }, patience);
}
