import { join } from 'node:path';
import { expect } from 'vitest';
import { sealWaiting } from '../../../server/audit/seal.ts';
import { verifyLog } from '../../../server/audit/verify.ts';
import { createDropFolder } from '../../../server/connectors/drop-folder.ts';
import { deliverDue } from '../../../server/connectors/outbound.ts';
import { createFolderContentStore } from '../../../server/content/folder-content-store.ts';
import type { Database } from '../../../server/store/database.ts';
import { readServerFacts, type ServerFacts, type TaskFacts } from '../server-facts.ts';
import type { KillingOffice } from './killing-office.ts';

export interface ServerAtTheEnd extends ServerFacts {
  /** Texts of the notes of each task, in order. */
  readonly notes: ReadonlyMap<string, readonly string[]>;
  readonly audit: { readonly sound: boolean; readonly entries: number };
}

/** Lets the hand-over of everything end, and then says what the database holds; `folder` is that of the server's data. */
export async function readServerAtTheEnd(
  database: Database,
  folder: string,
  newId: () => string,
): Promise<ServerAtTheEnd> {
  // an attempt that was cut off by a kill is made again after its lease
  const content = await createFolderContentStore({ folder: join(folder, 'content'), newId });
  const system = createDropFolder({ folder: join(folder, 'handover'), newId, content });
  await deliverDue({ database, system, now: () => new Date(Date.now() + 3_600_000) });
  const now = () => new Date();
  await sealWaiting({ database, now });
  const { sound, entries } = await verifyLog({ database, now, anchors: [] });
  const rows = await database.read((queryable) =>
    queryable.query<{ taskId: string; text: string }>(
      'SELECT task_id AS "taskId", text FROM task_note ORDER BY noted_at, id',
    ),
  );
  const notes = new Map<string, readonly string[]>();
  for (const { taskId, text } of rows) notes.set(taskId, [...(notes.get(taskId) ?? []), text]);
  return { ...(await readServerFacts(database)), notes, audit: { sound, entries } };
}

/** Each effect once: state, version, documents, hand-over. */
export function checkTask(office: Pick<KillingOffice, 'handedOver'>, task: TaskFacts): void {
  expect(task.version).toBe(1 + task.applied);
  expect(task.audited).toBe(task.applied);
  const documents = task.state === 'filed' ? task.attachments + 1 : 0;
  const records = task.state === 'filed' ? 1 : 0;
  expect(task).toMatchObject({ filedDocuments: documents, distinctDocuments: documents, records });
  const messages = task.state === 'confirmed' || task.state === 'filed' ? 1 : 0;
  expect(task).toMatchObject({ transfers: 2 * messages, delivered: 2 * messages });
  for (const target of ['fachverfahren', 'statistik'] as const) {
    const files = office.handedOver(target).filter((name) => name.startsWith(task.processNumber));
    expect(files).toHaveLength(messages);
  }
}
