import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { TaskId } from '../../../shared/base/ids.ts';
import { usePreferences } from '../../bridge/preferences.ts';
import { selectTask } from '../../state/view.ts';
import { fetchTaskToOpen } from './queries.ts';

const KEEP_AFTER_MS = 800;

/**
 * Opens a task by itself: the one of last time when the application starts, else the first; and the first one when a new
 * filter hides the open one, or when something comes into an empty inbox. Keeps the open one for the next start.
 */
export function useSelection(current: TaskId | null, total: number | undefined): void {
  const client = useQueryClient();
  const { preferences, isKnown, change } = usePreferences();
  const filter = preferences.inbox;
  const filterKey = JSON.stringify(filter);
  const settledFor = useRef(current === null ? '' : filterKey);
  const hasSomething = total !== undefined && total > 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: settles for a filter, not for every change of the task
  useEffect(() => {
    if (!isKnown || !hasSomething) return;
    if (settledFor.current === filterKey && current !== null) return;
    if (settledFor.current === '' && current !== null) {
      settledFor.current = filterKey; // a link was faster: what it opened stays
      return;
    }
    let isStale = false;
    void fetchTaskToOpen(client, filter, current ?? preferences.openTask).then(
      (taskId) => {
        if (isStale) return;
        settledFor.current = filterKey;
        selectTask(taskId);
      },
      () => undefined, // the list itself shows why nothing comes
    );
    return () => {
      isStale = true;
    };
  }, [filterKey, isKnown, hasSomething, current === null ? preferences.openTask : null]);

  useEffect(() => {
    if (current === null || current === preferences.openTask) return;
    const timer = setTimeout(() => change({ openTask: current }), KEEP_AFTER_MS);
    return () => clearTimeout(timer);
  }, [current, preferences.openTask, change]);
}
