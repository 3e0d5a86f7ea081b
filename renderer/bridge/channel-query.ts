import { queryOptions } from '@tanstack/react-query';
import type { ChannelName, RequestOf, ResponseOf } from '../../shared/ipc/index.ts';
import { invoke } from './invoke.ts';
import { RequestFailed } from './request-failed.ts';

/** A channel as a query: its key begins with the channel's name, its answer is old as soon as one of its topics changes. */
export function channelQuery<Name extends ChannelName>(name: Name, request: RequestOf<Name>) {
  return queryOptions({
    queryKey: [name, request] as readonly [Name, RequestOf<Name>],
    queryFn: () => ask(name, request),
  });
}

/** Asks the core and throws `RequestFailed`, for queries and mutations. */
export async function ask<Name extends ChannelName>(name: Name, request: RequestOf<Name>): Promise<ResponseOf<Name>> {
  const answer = await invoke(name, request);
  if (!answer.ok) throw new RequestFailed(answer.failure);
  return answer.value;
}
