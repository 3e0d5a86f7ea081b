import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../shared/base/canonical-json.ts';
import type { ContentHash } from '../../../shared/base/ids.ts';
import { type CheckRecord, checkRecordSchema } from '../../../shared/domain/evidence/check-record.ts';
import type { FileDocument } from '../../../shared/domain/file-document.ts';
import type { BlobStore } from '../../blobs/blob-store.ts';
import { listRecords, type StoredRecord } from '../../cache/check-record/check-record-rows.ts';
import { listRecordDocuments } from '../../cache/file-document/record-documents.ts';
import type { ReadableDatabase } from '../../cache/handle.ts';
import { compareAgain } from './compare-again.ts';
import { readEmbeddedRecord } from './read-embedded-record.ts';

/** What is wrong with a Prüfvermerk; the first thing found. */
export type RecordProblem =
  | 'record-changed' // no longer the JSON whose hash was noted
  | 'content-damaged' // stored bytes do not have the hash that it names
  | 'size-differs'
  | 'verdict-differs' // the same engine's reading compared again says something else
  | 'document-unreadable' // the Prüfvermerk in the file has no JSON inside
  | 'document-differs'; // its JSON is not the record that was written here

export interface RecordVerification {
  readonly checked: number;
  readonly broken: readonly { readonly processNumber: string; readonly problem: RecordProblem }[];
}

/** Checks every Prüfvermerk known on this machine against itself and against the bytes and readings stored here. */
export async function verifyRecords(db: ReadableDatabase, blobs: BlobStore): Promise<RecordVerification> {
  const broken: { processNumber: string; problem: RecordProblem }[] = [];
  const written = listRecords(db);
  for (const stored of written) {
    const problem = await problemOfRecord(db, blobs, stored);
    if (problem !== undefined) broken.push({ processNumber: stored.record.processNumber, problem });
  }
  const documents = listRecordDocuments(db).filter(({ contentHash }) => blobs.has(contentHash));
  for (const document of documents) {
    const own = written.find(({ id }) => id === document.id);
    const problem = await problemOfDocument(blobs, document, own?.record);
    if (problem !== undefined) broken.push({ processNumber: document.processNumber ?? '', problem });
  }
  const others = documents.filter(({ id }) => !written.some((stored) => stored.id === id));
  return { checked: written.length + others.length, broken };
}

async function problemOfRecord(
  db: ReadableDatabase,
  blobs: BlobStore,
  { sha256, record }: StoredRecord,
): Promise<RecordProblem | undefined> {
  const isSame = createHash('sha256').update(canonicalJson(record)).digest('hex') === sha256;
  if (!isSame || !checkRecordSchema.safeParse(record).success) return 'record-changed';
  return (await problemOfContents(blobs, record)) ?? (compareAgain(db, record) ? undefined : 'verdict-differs');
}

async function problemOfContents(blobs: BlobStore, record: CheckRecord): Promise<RecordProblem | undefined> {
  for (const { contentHash, size } of record.seen) {
    const bytes = await storedBytes(blobs, contentHash);
    if (bytes === 'damaged') return 'content-damaged';
    if (bytes !== undefined && bytes.length !== size) return 'size-differs';
  }
  for (const { derivative } of record.derivatives) {
    if ((await storedBytes(blobs, derivative)) === 'damaged') return 'content-damaged';
  }
  return undefined;
}

/** Undefined where they are not here: an original may have been deleted, and old documents make room. */
async function storedBytes(blobs: BlobStore, hash: ContentHash): Promise<Uint8Array | 'damaged' | undefined> {
  if (!blobs.has(hash)) return undefined;
  const read = await blobs.read(hash);
  if (!read.ok) return read.failure.kind === 'damaged' ? 'damaged' : undefined; // it may have had to leave meanwhile
  return createHash('sha256').update(read.value).digest('hex') === hash ? read.value : 'damaged';
}

async function problemOfDocument(
  blobs: BlobStore,
  { contentHash }: FileDocument,
  own: CheckRecord | undefined,
): Promise<RecordProblem | undefined> {
  const bytes = await storedBytes(blobs, contentHash);
  if (bytes === 'damaged') return 'content-damaged';
  const inside = bytes === undefined ? undefined : await readEmbeddedRecord(bytes);
  if (inside === undefined) return 'document-unreadable';
  if (own !== undefined && canonicalJson(inside) !== canonicalJson(own)) return 'document-differs';
  return own === undefined ? await problemOfContents(blobs, inside) : undefined;
}
