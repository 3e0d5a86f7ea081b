import { expect, vi } from 'vitest';
import type { App } from '../../electron/app/app.ts';
import type { TaskId } from '../../shared/base/ids.ts';
import type { AnswerOf, ChannelName, RequestOf } from '../../shared/ipc/index.ts';
import type { CoreProcess } from './core-process.ts';

/** What a person does at the window, through the same channels. */
export type Desktop = Pick<CoreProcess, 'invoke' | 'ask'>;

/** The same for a core in this process. */
export function desktopOf(app: App): Desktop {
  const invoke = async <Name extends ChannelName>(channel: Name, request: RequestOf<Name>) =>
    (await app.invoke(channel, request)) as AnswerOf<Name>; // the guard has checked it
  return {
    invoke,
    ask: async (channel, request) => {
      const answer = await invoke(channel, request);
      if (!answer.ok) throw new Error(`${channel}: ${JSON.stringify(answer.failure)}`);
      return answer.value;
    },
  };
}

/** Click two, with the proposal as it is shown. */
export async function fileByProposal(core: Desktop, taskId: TaskId): Promise<AnswerOf<'task.file'>> {
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
export async function settle(core: Desktop, patience: { timeout: number; interval: number }): Promise<void> {
  await vi.waitFor(async () => {
    const before = (await core.ask('sync.status', {})).lastSyncAt;
    const status = await core.ask('sync.now', {});
    expect(status).toMatchObject({ held: 0, waiting: 0, connection: 'online', problem: null });
    expect(status.lastSyncAt).not.toBe(before);
  }, patience);
}
