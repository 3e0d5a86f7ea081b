import type { ContentHash } from '../../../shared/base/ids.ts';
import type { ReadableDatabase } from '../handle.ts';

const MEDIA_TYPE = `
  SELECT media_type AS mediaType FROM task_content WHERE content_hash = :contentHash
  UNION ALL
  SELECT media_type AS mediaType FROM derivative WHERE content_hash = :contentHash
  UNION ALL
  SELECT data ->> '$.mediaType' AS mediaType FROM file_document WHERE content_hash = :contentHash
  LIMIT 1`;
/** With every working copy: until the server has it, these are its only bytes. */
const OF_OPEN_TASKS = `
  SELECT content_hash AS contentHash FROM task_content JOIN task ON task.row = task_content.task_row
  WHERE task.done = 0
  UNION SELECT content_hash FROM derivative`;
const REFERENCED = `
  SELECT content_hash AS contentHash FROM task_content
  UNION SELECT content_hash FROM file_document
  UNION SELECT content_hash FROM derivative`;

/** What the bytes of a document are; undefined when no task and no file here refers to them: then they are not shown. */
export function mediaTypeOfContent(db: ReadableDatabase, contentHash: ContentHash): string | undefined {
  return db.get<{ mediaType: string }>(MEDIA_TYPE, { contentHash })?.mediaType;
}

/** Contents of work still to do: never evicted. */
export function contentOfOpenTasks(db: ReadableDatabase): ReadonlySet<ContentHash> {
  return toSet(db.all(OF_OPEN_TASKS));
}

/** Every content that something here refers to. Bytes of anything else may not stay on this machine. */
export function referencedContent(db: ReadableDatabase): ReadonlySet<ContentHash> {
  return toSet(db.all(REFERENCED));
}

function toSet(rows: readonly { readonly contentHash: ContentHash }[]): ReadonlySet<ContentHash> {
  return new Set(rows.map((row) => row.contentHash));
}
