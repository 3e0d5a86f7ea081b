import { type QueryClient, useQueries, useQuery } from '@tanstack/react-query';
import type { TaskId } from '../../../shared/base/ids.ts';
import { channelQuery } from '../../bridge/channel-query.ts';
import type { InboxFilter } from '../../bridge/types.ts';

/** Rows asked for at once; a list of 50,000 is loaded by the pages in sight. */
export const PAGE_SIZE = 100;

function pageQuery(filter: InboxFilter, page: number) {
  return channelQuery('inbox.list', { filter, offset: page * PAGE_SIZE, limit: PAGE_SIZE });
}

function positionQuery(filter: InboxFilter, taskId: TaskId) {
  return channelQuery('inbox.position', { filter, taskId });
}

export function useInboxPages(filter: InboxFilter, pages: readonly number[]) {
  return useQueries({ queries: pages.map((page) => pageQuery(filter, page)) });
}

/** Place of a task that is not on a loaded page; null while unknown or where the filter hides it. */
export function useInboxPosition(filter: InboxFilter, taskId: TaskId | null): number | null {
  const isWanted = taskId !== null;
  const wanted = taskId ?? ('' as TaskId); // never asked for while disabled
  return useQuery({ ...positionQuery(filter, wanted), enabled: isWanted }).data ?? null;
}

/** What is to do, by scope and kind. */
export function useInboxCounts() {
  return useQuery(channelQuery('inbox.counts', {})).data;
}

export async function fetchTaskIdAt(client: QueryClient, filter: InboxFilter, index: number): Promise<TaskId | null> {
  const page = await client.fetchQuery(pageQuery(filter, Math.floor(index / PAGE_SIZE)));
  return page.rows[index % PAGE_SIZE]?.id ?? null;
}

/** The task to open under a filter: the wanted one where the filter shows it, else the first. */
export async function fetchTaskToOpen(
  client: QueryClient,
  filter: InboxFilter,
  wanted: TaskId | null,
): Promise<TaskId | null> {
  const place = wanted === null ? null : await client.fetchQuery(positionQuery(filter, wanted));
  return place === null ? fetchTaskIdAt(client, filter, 0) : wanted;
}
