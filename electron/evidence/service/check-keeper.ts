import type { TaskId } from '../../../shared/base/ids.ts';
import type { WritableDatabase } from '../../cache/handle.ts';
import { findTask } from '../../cache/task/task-rows.ts';
import { findCheckInputs } from '../../cache/task-check/task-check-rows.ts';
import type { Clock } from '../../ports/clock.ts';
import { bringUpToDate } from '../check/compute-check.ts';

/** Checks brought up to date in one go before anything else gets its turn. */
const CHECKS_A_TURN = 5;
const PAUSE_MS = 10;

/** Keeps the checks of tasks in step with what they depend on. */
export interface CheckKeeper {
  refresh(taskId: TaskId): void;
  /** A few at a time: the window must not wait for hundreds of checks. */
  refreshAll(taskIds: readonly TaskId[]): void;
  /** Of these only those that have a check, perhaps an old one. */
  refreshKnown(taskIds: readonly TaskId[]): void;
}

export function createCheckKeeper(
  db: WritableDatabase,
  clock: Pick<Clock, 'after'>,
  isActive: () => boolean,
): CheckKeeper {
  const refresh = (taskId: TaskId) => {
    const task = findTask(db, taskId)?.effective;
    if (task !== undefined) bringUpToDate(db, task);
  };
  /** Still to do, each once, however often it is asked for. */
  const pending = new Set<TaskId>();
  let isScheduled = false;
  const turn = () => {
    isScheduled = false;
    if (!isActive()) return pending.clear();
    const batch = [...pending].slice(0, CHECKS_A_TURN);
    for (const taskId of batch) pending.delete(taskId);
    if (pending.size > 0) {
      isScheduled = true;
      clock.after(PAUSE_MS, turn);
    }
    batch.forEach(refresh);
  };
  const refreshAll = (taskIds: readonly TaskId[]) => {
    for (const taskId of taskIds) pending.add(taskId);
    if (!isScheduled) turn();
  };
  return {
    refresh,
    refreshAll,
    refreshKnown: (taskIds) => refreshAll(taskIds.filter((taskId) => findCheckInputs(db, taskId) !== undefined)),
  };
}
