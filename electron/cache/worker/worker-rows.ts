import type { WorkerId } from '../../../shared/base/ids.ts';
import type { Worker } from '../../../shared/domain/worker.ts';
import type { ReadableDatabase, WritableDatabase } from '../handle.ts';

const PUT = `INSERT INTO worker (id, data) VALUES (:id, :data) ON CONFLICT (id) DO UPDATE SET data = excluded.data`;
const REMOVE = `DELETE FROM worker WHERE id = :id`;
const FIND = `SELECT data FROM worker WHERE id = :id`;
const ALL = `SELECT data FROM worker`;

export function putWorker(db: WritableDatabase, worker: Worker): void {
  db.run(PUT, { id: worker.id, data: JSON.stringify(worker) });
  db.touch('session');
}

export function removeWorker(db: WritableDatabase, id: string): void {
  db.run(REMOVE, { id });
}

/** The staff of the office, in any order. */
export function listWorkers(db: ReadableDatabase): readonly Worker[] {
  return db.all<{ data: string }>(ALL).map(({ data }) => JSON.parse(data) as Worker);
}

export function findWorker(db: ReadableDatabase, id: WorkerId): Worker | undefined {
  const row = db.get<{ data: string }>(FIND, { id });
  return row === undefined ? undefined : (JSON.parse(row.data) as Worker);
}
