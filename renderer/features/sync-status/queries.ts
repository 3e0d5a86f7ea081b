import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask, channelQuery } from '../../bridge/channel-query.ts';
import { refreshTopics } from '../../bridge/query-client.ts';
import type { Undoable } from '../../bridge/types.ts';

const status = channelQuery('sync.status', {});
const undoable = channelQuery('task.undoable', {});

export function useSyncStatus() {
  return useQuery(status);
}

export function useSyncNow() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => ask('sync.now', {}),
    onSuccess: (answer) => client.setQueryData(status.queryKey, answer),
  });
}

/** What can be taken back now, newest first. */
export function useUndoable(): readonly Undoable[] {
  return useQuery(undoable).data ?? [];
}

/**
 * Takes back everything of one task, or of tasks passed on together, that has not left the machine, and answers whose. `latest` asks first what was done
 * last: a key may be faster than the list on the screen, and must never take back something older.
 */
export function useUndo() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (step: Undoable | 'latest') => {
      const wanted = step === 'latest' ? (await ask('task.undoable', {}))[0] : step;
      if (wanted === undefined) return undefined;
      if (wanted.batch === null) await ask('task.undo', { taskId: wanted.taskId });
      else await ask('coordination.undo', { batchId: wanted.batch.id });
      return wanted;
    },
    onSettled: () => void refreshTopics(client, ['tasks', 'outbox', 'file-documents']),
  });
}
