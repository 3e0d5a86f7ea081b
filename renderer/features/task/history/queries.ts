import { useQuery } from '@tanstack/react-query';
import type { TaskId } from '../../../../shared/base/ids.ts';
import { channelQuery } from '../../../bridge/channel-query.ts';

/** Asked of the server each time it is opened; not before somebody wants to see it. */
export function useTaskHistory(taskId: TaskId) {
  return useQuery({ ...channelQuery('audit.task-history', { taskId }), gcTime: 0 });
}
