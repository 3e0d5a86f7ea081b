import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { CaseId } from '../../../shared/base/ids.ts';
import { ask } from '../../bridge/channel-query.ts';

const PAGE = 100;
const key = ['inventory.list', 'pages'] as const;

export function useInventory() {
  return useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => ask('inventory.list', { offset: pageParam, limit: PAGE }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (pages.length * PAGE < last.total ? pages.length * PAGE : null),
  });
}

export function useRemoveDocuments() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (caseId: CaseId) => ask('inventory.remove', { caseId }),
    onSettled: () => void client.invalidateQueries({ queryKey: key }),
  });
}
