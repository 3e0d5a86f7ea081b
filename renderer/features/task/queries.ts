import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CaseFileId, TaskId } from '../../../shared/base/ids.ts';
import type { TakeOver } from '../../../shared/commands/command.ts';
import type { TaskState } from '../../../shared/domain/task.ts';
import { ask, channelQuery } from '../../bridge/channel-query.ts';
import { prefetchDraft } from '../../bridge/drafts.ts';
import { refreshTopics } from '../../bridge/query-client.ts';
import type { TaskView } from '../../bridge/types.ts';
import { useFilingDraft } from './filing-draft.ts';
import type { FilingPlan } from './plan-filing.ts';

function taskQuery(taskId: TaskId) {
  return channelQuery('task.show', { taskId });
}

/** Together with what was entered about it before. */
export function useTask(taskId: TaskId | null) {
  const wanted = taskId ?? ('' as TaskId); // never asked for while disabled
  useFilingDraft(taskId ?? undefined);
  return useQuery({ ...taskQuery(wanted), enabled: taskId !== null });
}

export async function prefetchTask(client: QueryClient, taskId: TaskId): Promise<TaskView> {
  const [view] = await Promise.all([client.fetchQuery(taskQuery(taskId)), prefetchDraft(client, 'file', taskId)]);
  return view;
}

/** Click one. The new state is on the screen as soon as it is durable, without asking again. */
export function useConfirm() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ view: { task }, takeOver }: { view: TaskView; takeOver?: readonly TakeOver[] }) =>
      ask('task.confirm', {
        taskId: task.id,
        expectedVersion: task.version,
        ...(takeOver === undefined ? {} : { takeOver: [...takeOver] }),
      }),
    onSuccess: ({ version }, { view }) => showState(client, view.task.id, 'confirmed', version),
    onSettled: () => void refreshTopics(client, ['tasks', 'outbox']),
  });
}

export interface Filing {
  readonly view: TaskView;
  readonly plan: FilingPlan;
  readonly caseFileId: CaseFileId;
  /** The reason for filing against the right-person lock. */
  readonly lockOverride: string | undefined;
}

/** Click two, with what the person left or changed of the proposal. */
export function useFile() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ view, plan, caseFileId, lockOverride }: Filing) =>
      ask('task.file', {
        taskId: view.task.id,
        expectedVersion: view.task.version,
        caseFileId,
        register: plan.register,
        documents: plan.documents.map((part) => ({ ...part, title: part.title.trim() })),
        ...(lockOverride === undefined ? {} : { lockOverride }),
      }),
    onSuccess: ({ version }, { view }) => showState(client, view.task.id, 'filed', version),
    onSettled: () => void refreshTopics(client, ['tasks', 'outbox', 'file-documents']),
  });
}

/** Registers of a file with how much each holds. */
export function useCaseFileOverview(caseFileId: CaseFileId | undefined) {
  const wanted = caseFileId ?? ('' as CaseFileId); // never asked for while disabled
  return useQuery({
    ...channelQuery('case-file.show', { caseFileId: wanted }),
    enabled: caseFileId !== undefined,
  });
}

/** What a step of this window has made durable is on the screen before the core is asked again. */
export function showState(client: QueryClient, taskId: TaskId, state: TaskState, version: number): void {
  client.setQueryData(taskQuery(taskId).queryKey, (last): TaskView | undefined =>
    last === undefined || last.task.version >= version
      ? last
      : { ...last, task: { ...last.task, state, version }, syncState: 'held' },
  );
}
