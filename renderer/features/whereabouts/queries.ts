import { type QueryClient, useQuery } from '@tanstack/react-query';
import type { ProcessNumber } from '../../../shared/base/ids.ts';
import { channelQuery } from '../../bridge/channel-query.ts';
import type { FoundTask } from '../../bridge/types.ts';

function findQuery(processNumber: ProcessNumber) {
  // the server's answer is not told of changes: whoever looks again asks again
  return { ...channelQuery('whereabouts.find', { processNumber }), staleTime: 0 };
}

export function useWhereabouts(processNumber: ProcessNumber) {
  return useQuery(findQuery(processNumber));
}

export function fetchTask(client: QueryClient, processNumber: ProcessNumber): Promise<FoundTask> {
  return client.fetchQuery(findQuery(processNumber));
}
