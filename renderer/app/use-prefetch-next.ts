import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { TaskId } from '../../shared/base/ids.ts';
import { loadDocument } from '../bridge/load-document.ts';
import { prefetchTask } from '../features/task/index.ts';
import { useViewerEngine } from '../viewer/engine-context.ts';

const AFTER_MS = 150;

/** Gets the next task and the first page of its proof ready, so that it is on the screen at once after click two. */
export function usePrefetchNext(taskId: TaskId | null): void {
  const client = useQueryClient();
  const engine = useViewerEngine();
  useEffect(() => {
    if (taskId === null) return;
    let isGone = false;
    const prepare = async () => {
      const { submission } = (await prefetchTask(client, taskId)).task;
      const first = submission.attachments[0] ?? submission.copy;
      if (isGone) return;
      const bytes = await loadDocument(first.contentHash);
      if (!isGone) await engine.prefetchDocument(first.contentHash, first.mediaType, bytes);
    };
    // The open task comes first; while somebody runs through the list nothing is prepared. A failure shows when it opens.
    const timer = setTimeout(() => void prepare().catch(() => undefined), AFTER_MS);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [taskId, client, engine]);
}
