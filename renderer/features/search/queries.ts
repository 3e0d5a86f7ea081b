import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { channelQuery } from '../../bridge/channel-query.ts';

const LIMIT = 60;

/** Hits on this machine, while typing: the last ones stay until the new ones are there. */
export function useSearch(text: string) {
  const wanted = text.trim();
  return useQuery({
    ...channelQuery('search.find', { text: wanted, limit: LIMIT }),
    enabled: wanted !== '',
    placeholderData: keepPreviousData,
  });
}
