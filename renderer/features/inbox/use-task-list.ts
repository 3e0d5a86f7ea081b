import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { Failure } from '../../../shared/base/failure.ts';
import type { TaskId } from '../../../shared/base/ids.ts';
import type { InboxFilter, InboxRow } from '../../bridge/types.ts';
import { planPages } from './plan-pages.ts';
import { fetchTaskIdAt, PAGE_SIZE, useInboxPages, useInboxPosition } from './queries.ts';

/** The inbox as it is shown: a window on a list of any length. */
export interface TaskList {
  /** Undefined until the first answer. */
  readonly total: number | undefined;
  readonly failure: Failure | undefined;
  readonly retry: () => void;
  readonly rowAt: (index: number) => InboxRow | undefined;
  /** Place of a task on the loaded pages. */
  readonly placeOf: (taskId: string) => number | null;
  readonly currentIndex: number | null;
  readonly setInSight: (window: { readonly start: number; readonly end: number }) => void;
  /** The task `steps` rows further, or the last or first one; null in an empty list. */
  readonly idAt: (steps: number) => Promise<TaskId | null>;
  /** What to open when the current task leaves the list: the one after it, at the end the one before. */
  readonly following: () => InboxRow | undefined;
}

export function useTaskList(filter: InboxFilter, current: TaskId | null): TaskList {
  const client = useQueryClient();
  const [inSight, setInSight] = useState({ start: 0, end: 40 });
  const keepInSight = useCallback(
    (window: { readonly start: number; readonly end: number }) =>
      setInSight((last) => (last.start === window.start && last.end === window.end ? last : window)),
    [],
  );
  const lastIndex = useRef<number | null>(null);
  const pages = planPages(inSight, lastIndex.current, PAGE_SIZE);
  const answers = useInboxPages(filter, pages);

  const loaded = new Map(pages.map((page, order) => [page, answers[order]?.data] as const));
  const rowAt = (index: number) => loaded.get(Math.floor(index / PAGE_SIZE))?.rows[index % PAGE_SIZE];
  const placeOf = (taskId: string) => {
    for (const [page, data] of loaded) {
      const offset = data?.rows.findIndex((row) => row.id === taskId) ?? -1;
      if (offset >= 0) return page * PAGE_SIZE + offset;
    }
    return null;
  };
  const onPage = current === null ? null : placeOf(current);
  const isSettled = answers.every((answer) => !answer.isPending);
  const elsewhere = useInboxPosition(filter, isSettled && onPage === null ? current : null);
  const currentIndex = onPage ?? elsewhere;
  if (currentIndex !== null) lastIndex.current = currentIndex;

  const total = answers.find((answer) => answer.data !== undefined)?.data?.total;
  const broken = answers.find((answer) => answer.isError);
  return {
    total,
    failure: broken?.error?.failure,
    retry: () => void broken?.refetch(),
    rowAt,
    placeOf,
    currentIndex,
    setInSight: keepInSight,
    idAt: async (steps) => {
      if (total === undefined || total === 0) return null;
      // A task that has left the list: its place is taken by the next one.
      const from = currentIndex ?? (lastIndex.current ?? 0) - (steps > 0 ? 1 : 0);
      return fetchTaskIdAt(client, filter, Math.min(Math.max(from + steps, 0), total - 1));
    },
    following: () => {
      const index = currentIndex ?? (lastIndex.current ?? 0) - 1;
      return rowAt(index + 1) ?? rowAt(index - 1);
    },
  };
}
