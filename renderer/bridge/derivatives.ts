import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ContentHash, TaskId } from '../../shared/base/ids.ts';
import { ask } from './channel-query.ts';
import { refreshTopics } from './query-client.ts';
import type { DerivativeSteps } from './types.ts';

export interface WorkingCopy {
  readonly taskId: TaskId;
  readonly original: ContentHash;
  readonly steps: DerivativeSteps;
}

/** Makes a working copy that will be filed in place of its original; a blackened one is read again before the answer. */
export function useMakeDerivative() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (copy: WorkingCopy) => ask('derivative.make', copy),
    onSettled: () => void refreshTopics(client, ['tasks', 'evidence']),
  });
}

/** The original is filed after all. */
export function useDropDerivative() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (copy: Pick<WorkingCopy, 'taskId' | 'original'>) => ask('derivative.drop', copy),
    onSettled: () => void refreshTopics(client, ['tasks', 'evidence']),
  });
}
