import type { ContentHash, TaskId } from '../../../shared/base/ids.ts';
import type { Task } from '../../../shared/domain/task.ts';
import { findProcedure } from '../../../shared/procedures/catalogue.ts';
import type { UnreadDocument } from './decide-next-reading.ts';

/** What there is to read for the open tasks. */
export interface ReadingQueue {
  readonly unread: readonly UnreadDocument[];
  /** Tasks with proofs, in the order of the inbox. */
  readonly order: readonly TaskId[];
  /** Tasks of which every proof was read: their checks can be computed. */
  readonly complete: readonly TaskId[];
}

/** @param tasks in the order of the inbox, newest first */
export function planQueue(tasks: readonly Task[], read: ReadonlySet<ContentHash>): ReadingQueue {
  const unread: UnreadDocument[] = [];
  const order: TaskId[] = [];
  const complete: TaskId[] = [];
  for (const task of tasks.filter(hasProofsToRead)) {
    const missing = unreadProofs(task, read);
    order.push(task.id);
    unread.push(...missing);
    if (missing.length === 0) complete.push(task.id);
  }
  return { unread, order, complete };
}

/** Whether the procedure compares anything, and there is something to compare with. */
export function hasProofsToRead(task: Pick<Task, 'procedure' | 'submission'>): boolean {
  return (findProcedure(task.procedure)?.evidence ?? null) !== null && task.submission.attachments.length > 0;
}

export function unreadProofs(
  { id, submission }: Pick<Task, 'id' | 'submission'>,
  read: ReadonlySet<ContentHash>,
): readonly UnreadDocument[] {
  return submission.attachments
    .filter(({ contentHash }) => !read.has(contentHash))
    .map(({ contentHash, mediaType }) => ({ taskId: id, contentHash, mediaType }));
}
