import type { ContentHash } from '../../../shared/base/ids.ts';
import type { DocumentReading } from '../../../shared/domain/evidence/reading.ts';
import type { ReadableDatabase, WritableDatabase } from '../handle.ts';

/** Health data: never indexed for search, never logged. */
const PUT = `
  INSERT INTO reading (content_hash, engine, problem, data) VALUES (:contentHash, :engine, :problem, :data)
  ON CONFLICT (content_hash) DO UPDATE SET engine = excluded.engine, problem = excluded.problem, data = excluded.data`;
export const FIND_READING = `SELECT data FROM reading WHERE content_hash = :contentHash`;
export const FIND_FACTS = `
  SELECT content_hash AS contentHash, engine, problem FROM reading WHERE content_hash = :contentHash`;
export const LIST_READ = `SELECT content_hash AS contentHash FROM reading WHERE engine = :engine`;
const REMOVE = `DELETE FROM reading WHERE content_hash = :contentHash`;

/** In place of an earlier reading of the same bytes. */
export function putReading(db: WritableDatabase, reading: DocumentReading): void {
  const { contentHash, engine, problem } = reading;
  db.run(PUT, { contentHash, engine, problem, data: JSON.stringify(reading) });
  db.touch('evidence');
}

/** Of whatever engine; `reading.engine` says which. */
export function findReading(db: ReadableDatabase, contentHash: ContentHash): DocumentReading | undefined {
  const row = db.get<{ data: string }>(FIND_READING, { contentHash });
  return row === undefined ? undefined : (JSON.parse(row.data) as DocumentReading);
}

/** What is known of a reading without reading it. */
export type ReadingFacts = Pick<DocumentReading, 'contentHash' | 'engine' | 'problem'>;

export function findReadingFacts(db: ReadableDatabase, contentHash: ContentHash): ReadingFacts | undefined {
  return db.get<ReadingFacts>(FIND_FACTS, { contentHash });
}

/** Contents that this engine has read, also those it could not read. */
export function listRead(db: ReadableDatabase, engine: string): ReadonlySet<ContentHash> {
  return new Set(db.all<{ contentHash: ContentHash }>(LIST_READ, { engine }).map((row) => row.contentHash));
}

/** For reading the document once more. */
export function removeReading(db: WritableDatabase, contentHash: ContentHash): void {
  if (db.run(REMOVE, { contentHash }) > 0) db.touch('evidence');
}
