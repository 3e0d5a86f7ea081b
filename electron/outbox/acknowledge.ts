import type { TaskId } from '../../shared/base/ids.ts';
import { listEntriesOfTask, removeEntry } from '../cache/outbox/outbox-rows.ts';
import type { Outbox } from './outbox.ts';

/** The person has read why commands of this task were refused; the notes leave the task. */
export function acknowledgeRefusals({ db, journal }: Outbox, taskId: TaskId): void {
  db.transaction(() => {
    const refused = listEntriesOfTask(db, taskId).filter((entry) => entry.state === 'refused');
    if (refused.length === 0) return;
    journal.append(refused.map((entry) => ({ record: 'settled', commandId: entry.commandId })));
    for (const entry of refused) removeEntry(db, entry.commandId);
    db.touch('tasks');
  });
}
