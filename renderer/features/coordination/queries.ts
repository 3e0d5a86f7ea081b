import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask, channelQuery } from '../../bridge/channel-query.ts';
import { refreshTopics } from '../../bridge/query-client.ts';
import type { Pile, ReassignRequest } from '../../bridge/types.ts';

export function useTeam() {
  return useQuery(channelQuery('coordination.team', {}));
}

export function usePile(pile: Pile) {
  return useQuery(channelQuery('coordination.pile', { pile }));
}

export function useBatches() {
  return useQuery(channelQuery('coordination.batches', {})).data ?? [];
}

export function useReassign() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: ReassignRequest) => ask('coordination.reassign', request),
    onSettled: () => void refreshTopics(client, ['tasks', 'outbox']),
  });
}

export function useUndoBatch() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (batchId: string) => ask('coordination.undo', { batchId }),
    onSettled: () => void refreshTopics(client, ['tasks', 'outbox']),
  });
}
