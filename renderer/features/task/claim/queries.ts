import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask } from '../../../bridge/channel-query.ts';
import { refreshTopics } from '../../../bridge/query-client.ts';
import type { TaskView } from '../../../bridge/types.ts';

export interface Taking {
  readonly view: TaskView;
  readonly step: 'claim' | 'take-over' | 'release';
}

/** Durable on this machine when answered; colleagues see it with the next push. */
export function useTake() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ view: { task }, step }: Taking) => {
      const seen = { taskId: task.id, expectedVersion: task.version };
      return step === 'release'
        ? ask('task.release', seen)
        : ask('task.claim', { ...seen, takeOver: step === 'take-over' });
    },
    onSettled: () => void refreshTopics(client, ['tasks', 'outbox']),
  });
}
