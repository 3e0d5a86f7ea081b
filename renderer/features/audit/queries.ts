import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { ask, channelQuery } from '../../bridge/channel-query.ts';
import type { LogFilter } from '../../bridge/types.ts';

/** A check reads the whole log: only when somebody presses the button. */
export function useVerifyLog() {
  return useMutation({ mutationFn: () => ask('audit.verify', {}) });
}

/** Each look at the entries is an entry itself, so nothing is asked again behind the person's back. */
export function useLogEntries(filter: LogFilter) {
  return useInfiniteQuery({
    queryKey: ['audit.entries', filter] as const,
    queryFn: ({ pageParam }) => ask('audit.entries', { filter, page: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
}

export function useExportLog() {
  return useMutation({
    mutationFn: (wanted: { readonly filter: LogFilter; readonly reason: string }) => ask('audit.export', wanted),
  });
}

/** Everybody in the office, for the choice of a person. */
export function useStaff() {
  return useQuery(channelQuery('task.colleagues', {}));
}
