import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ContentHash, TaskId } from '../../../../shared/base/ids.ts';
import { ask, channelQuery } from '../../../bridge/channel-query.ts';
import { refreshTopics } from '../../../bridge/query-client.ts';

function evidenceQuery(taskId: TaskId) {
  return channelQuery('evidence.show', { taskId });
}

/** The check of the open task, as far as it has come. */
export function useEvidence(taskId: TaskId | undefined) {
  const wanted = taskId ?? ('' as TaskId); // never asked for while disabled
  return useQuery({ ...evidenceQuery(wanted), enabled: taskId !== undefined });
}

/** Kept by the core; on the screen at once. */
export function useOpenFinding() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: { taskId: TaskId; key: string }) => ask('evidence.open-finding', request),
    onMutate: ({ taskId, key }) => {
      client.setQueryData(evidenceQuery(taskId).queryKey, (last) =>
        last === undefined || last.opened.includes(key) ? last : { ...last, opened: [...last.opened, key] },
      );
    },
    onError: () => refreshTopics(client, ['evidence']),
  });
}

export function useReadAgain() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (taskId: TaskId) => ask('evidence.read-again', { taskId }),
    onSettled: () => refreshTopics(client, ['evidence']),
  });
}

/** What was read on the pages of a document that have no text of their own. */
export function useWords(contentHash: string | undefined) {
  const wanted = (contentHash ?? '') as ContentHash; // never asked for while disabled; the core checks the form
  return useQuery({ ...channelQuery('evidence.words', { contentHash: wanted }), enabled: contentHash !== undefined })
    .data?.pages;
}
