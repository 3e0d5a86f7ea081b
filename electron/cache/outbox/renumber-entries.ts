import type { DeviceId } from '../../../shared/base/ids.ts';
import type { WritableDatabase } from '../handle.ts';

const NEW_STREAM = `UPDATE sync_state SET device_id = :deviceId, next_sequence = :nextSequence`;
const UNNUMBER = `UPDATE outbox_entry SET sequence = NULL WHERE state IN ('waiting', 'sending')`;
const IN_ORDER = `SELECT row FROM outbox_entry WHERE state IN ('waiting', 'sending') ORDER BY row`;
const NUMBER = `UPDATE outbox_entry SET sequence = :sequence, state = 'waiting' WHERE row = :row`;

/**
 * Gives what waits new numbers in a new stream of commands, from 1. For when the server knows other numbers than this
 * cache, for example after one of the two was restored. Nothing is doubled: the commands keep their ids.
 */
export function renumberEntries(db: WritableDatabase, deviceId: DeviceId): void {
  db.transaction(() => {
    const rows = db.all<{ row: number }>(IN_ORDER);
    db.run(UNNUMBER);
    rows.forEach(({ row }, index) => {
      db.run(NUMBER, { row, sequence: index + 1 });
    });
    db.run(NEW_STREAM, { deviceId, nextSequence: rows.length + 1 });
    db.touch('outbox');
  });
}
