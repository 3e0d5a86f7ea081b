import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CaseFileId, TaskId } from '../../../shared/base/ids.ts';
import { ask, channelQuery } from '../../bridge/channel-query.ts';
import { refreshTopics } from '../../bridge/query-client.ts';
import type { TaskView } from '../../bridge/types.ts';
import type { FilingPlan } from './plan-filing.ts';

function taskQuery(taskId: TaskId) {
  return channelQuery('task.show', { taskId });
}

export function useTask(taskId: TaskId | null) {
  const wanted = taskId ?? ('' as TaskId); // never asked for while disabled
  return useQuery({ ...taskQuery(wanted), enabled: taskId !== null });
}

export function prefetchTask(client: QueryClient, taskId: TaskId): Promise<TaskView> {
  return client.fetchQuery(taskQuery(taskId));
}

/** Click one. The new state is on the screen as soon as it is durable, without asking again. */
export function useConfirm() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ task }: TaskView) => ask('task.confirm', { taskId: task.id, expectedVersion: task.version }),
    onSuccess: ({ version }, view) => {
      client.setQueryData(taskQuery(view.task.id).queryKey, (last) => withState(last, 'confirmed', version));
    },
    onSettled: () => void refreshTopics(client, ['tasks', 'outbox']),
  });
}

/** Click two, with what the person left or changed of the proposal. */
export function useFile() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ view, plan, caseFileId }: { view: TaskView; plan: FilingPlan; caseFileId: CaseFileId }) =>
      ask('task.file', {
        taskId: view.task.id,
        expectedVersion: view.task.version,
        caseFileId,
        register: plan.register,
        documents: plan.documents.map((part) => ({ ...part, title: part.title.trim() })),
      }),
    onSuccess: ({ version }, { view }) => {
      client.setQueryData(taskQuery(view.task.id).queryKey, (last) => withState(last, 'filed', version));
    },
    onSettled: () => void refreshTopics(client, ['tasks', 'outbox', 'file-documents']),
  });
}

export function useAcknowledgeRefusal() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (taskId: TaskId) => ask('task.acknowledge-refusal', { taskId }),
    onSettled: () => refreshTopics(client, ['tasks', 'outbox']),
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

function withState(last: TaskView | undefined, state: 'confirmed' | 'filed', version: number): TaskView | undefined {
  if (last === undefined || last.task.version >= version) return last;
  return { ...last, task: { ...last.task, state, version }, syncState: 'held' };
}
