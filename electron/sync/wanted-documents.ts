import type { ContentHash } from '../../shared/base/ids.ts';
import type { ReadableDatabase } from '../cache/handle.ts';
import { openTasksByAge } from '../cache/task/open-tasks.ts';

/** How many open tasks' documents are kept ready for work without a network. */
const TASKS_AHEAD = 500;

export interface WantedDocument {
  readonly hash: ContentHash;
  readonly size: number;
}

/** Documents of open tasks that are not stored yet, newest task first: what somebody will open next. */
export function wantedDocuments(
  db: ReadableDatabase,
  isStored: (hash: ContentHash) => boolean,
  limit: number,
): readonly WantedDocument[] {
  const wanted = new Map<ContentHash, WantedDocument>();
  for (const task of openTasksByAge(db, TASKS_AHEAD)) {
    for (const { contentHash, size } of [...task.submission.attachments, task.submission.copy]) {
      if (wanted.size >= limit) return [...wanted.values()];
      if (!isStored(contentHash)) wanted.set(contentHash, { hash: contentHash, size });
    }
  }
  return [...wanted.values()];
}
