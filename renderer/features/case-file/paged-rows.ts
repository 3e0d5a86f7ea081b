import type { UseQueryResult } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Failure } from '../../../shared/base/failure.ts';
import { PAGE_SIZE } from './queries.ts';

/** Rows of a long list of which only the pages in sight are loaded. */
export interface PagedRows<Row> {
  readonly total: number | undefined;
  readonly rowAt: (index: number) => Row | undefined;
  readonly failure: Failure | undefined;
  readonly retry: () => void;
}

interface Page<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

/** Numbers of the pages to load, and the function that a list tells what is in sight. */
export function usePagesInSight() {
  const [pages, setPages] = useState<readonly number[]>([0]);
  const setInSight = useCallback(({ start, end }: { readonly start: number; readonly end: number }) => {
    const first = Math.floor(start / PAGE_SIZE);
    const last = Math.floor(Math.max(start, end - 1) / PAGE_SIZE);
    const wanted = Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
    setPages((now) => (now.join() === wanted.join() ? now : wanted));
  }, []);
  return [pages, setInSight] as const;
}

export function pagedRows<Row>(
  pages: readonly number[],
  answers: readonly UseQueryResult<Page<Row>>[],
): PagedRows<Row> {
  const broken = answers.find((answer) => answer.isError);
  return {
    total: answers.find((answer) => answer.data !== undefined)?.data?.total,
    rowAt: (index) => answers[pages.indexOf(Math.floor(index / PAGE_SIZE))]?.data?.rows[index % PAGE_SIZE],
    failure: broken?.error?.failure,
    retry: () => void broken?.refetch(),
  };
}
