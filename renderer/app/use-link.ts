import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ProcessNumber } from '../../shared/base/ids.ts';
import { ask, channelQuery } from '../bridge/channel-query.ts';
import { fetchTask } from '../features/whereabouts/index.ts';
import { openTask, showWhereabouts } from '../state/view.ts';

/** Follows a link that was opened outside of the window: to the task, or to what became of it. */
export function useLink(): void {
  const open = useOpenByNumber();
  const wanted = useQuery(channelQuery('link.show', {})).data ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each link
  useEffect(() => {
    if (wanted === null) return;
    void ask('link.done', {}).catch(() => undefined);
    open(wanted);
  }, [wanted]);
}

/** Opens a task by its number where it is on this machine; else shows where it is. */
export function useOpenByNumber(): (processNumber: ProcessNumber) => void {
  const client = useQueryClient();
  return (processNumber) =>
    void fetchTask(client, processNumber).then(
      (found) => (found.kind === 'here' ? openTask(found.taskId) : showWhereabouts(processNumber)),
      () => showWhereabouts(processNumber), // the page says what went wrong
    );
}
