import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { z } from 'zod';
import { commandId } from '../../shared/base/ids.ts';
import type { Secret } from '../../shared/base/secret.ts';
import { commandSchema } from '../../shared/commands/command.ts';
import type { WritableDatabase } from '../cache/handle.ts';
import { workingCopySchema } from './working-copy.ts';

/**
 * The second copy of unsent work, from which it is recovered when the cache cannot be opened. An append-only file: each
 * line is a record, encrypted (AES-256-GCM) and bound to the line before it, so that nothing can be changed, left out or
 * put in unseen. A line is durable before the transaction it belongs to commits.
 */
export const journalRecord = z.discriminatedUnion('record', [
  z.strictObject({ record: z.literal('enqueued'), command: commandSchema }),
  /** Taken back by the person, or refused by the server and read. What the server carried out leaves at the next start. */
  z.strictObject({ record: z.literal('settled'), commandId }),
  /** A working copy was made, which unsent work may need. Its bytes are stored apart, before this line. */
  z.strictObject({ record: z.literal('copy'), copy: workingCopySchema }),
]);
export type JournalRecord = z.infer<typeof journalRecord>;

export interface Journal {
  /**
   * Durable when it returns. Throws when the disk is full; nothing is left of the line then. The answer takes the lines back,
   * for a transaction that could not be committed after them; only before something else is appended.
   */
  append(records: readonly JournalRecord[]): () => void;
  close(): void;
}

export interface JournalContent {
  readonly records: readonly JournalRecord[];
  /** False when a line is damaged, missing or foreign; `records` are those before it. */
  readonly intact: boolean;
  /** Bytes of the sound lines. A half line behind them is what a crash leaves and no damage. */
  readonly length: number;
  readonly lastHash: Buffer;
}

const CHAIN_START = createHash('sha256').update('zweiklick outbox journal 1').digest();
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** `newIv` gives 12 random bytes, never the same twice. */
export function openJournal(
  file: string,
  key: Secret<Uint8Array>,
  newIv: () => Uint8Array,
): { readonly journal: Journal; readonly content: JournalContent } {
  const content = readJournal(file, key);
  const descriptor = openSync(file, existsSync(file) ? 'r+' : 'w+', 0o600);
  let { length, lastHash } = content;
  if (content.intact) ftruncateSync(descriptor, length);
  const append = (records: readonly JournalRecord[]): (() => void) => {
    const before = { length, lastHash };
    let text = '';
    let hash = lastHash;
    for (const record of records) {
      const line = seal(record, key, newIv(), hash);
      hash = createHash('sha256').update(line).digest();
      text += `${line}\n`;
    }
    const bytes = Buffer.from(text, 'latin1');
    try {
      for (let done = 0; done < bytes.length; ) {
        done += writeSync(descriptor, bytes, done, bytes.length - done, length + done);
      }
      fsyncSync(descriptor);
    } catch (error) {
      ftruncateSync(descriptor, length);
      throw error;
    }
    length += bytes.length;
    lastHash = hash;
    return () => {
      ({ length, lastHash } = before);
      ftruncateSync(descriptor, length);
    };
  };
  return { journal: { append, close: () => closeSync(descriptor) }, content };
}

/** The same journal for transactions of a cache: what was appended in one that fails is taken back with it. */
export function followTransactions(db: WritableDatabase, journal: Journal): Journal {
  return {
    append(records) {
      const takeBack = journal.append(records);
      db.onRolledBack(takeBack);
      return takeBack;
    },
    close: journal.close,
  };
}

/** Starts the journal anew with only what is still needed; the old one stays until the new one is on disk. */
export function rewriteJournal(
  file: string,
  key: Secret<Uint8Array>,
  newIv: () => Uint8Array,
  records: readonly JournalRecord[],
): void {
  const fresh = `${file}.new`;
  rmSync(fresh, { force: true }); // of a start that was killed
  const { journal } = openJournal(fresh, key, newIv);
  journal.append(records);
  journal.close();
  renameSync(fresh, file);
}

/** Reads and checks every line. A missing file is an empty, intact journal. */
export function readJournal(file: string, key: Secret<Uint8Array>): JournalContent {
  const text = existsSync(file) ? readFileSync(file, 'latin1') : '';
  const records: JournalRecord[] = [];
  let [length, lastHash] = [0, CHAIN_START];
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', length)) {
    const line = text.slice(length, end);
    const record = unseal(line, key, lastHash);
    if (record === undefined) return { records, intact: false, length, lastHash };
    records.push(record);
    lastHash = createHash('sha256').update(line).digest();
    length = end + 1;
  }
  return { records, intact: true, length, lastHash };
}

/**
 * Reads a journal with the first key that opens it: keys change, and a journal may still lie under an earlier one. Where
 * none opens all of it, the content that reaches furthest.
 */
export function readJournalWithAny(file: string, keys: readonly Secret<Uint8Array>[]): JournalContent {
  let best: JournalContent | undefined;
  for (const key of keys) {
    const content = readJournal(file, key);
    if (content.intact) return content;
    if (best === undefined || content.length > best.length) best = content;
  }
  return best ?? { records: [], intact: false, length: 0, lastHash: CHAIN_START };
}

function seal(record: JournalRecord, key: Secret<Uint8Array>, iv: Uint8Array, previous: Buffer): string {
  const cipher = createCipheriv('aes-256-gcm', key.reveal(), iv);
  cipher.setAAD(previous);
  const content = Buffer.concat([cipher.update(JSON.stringify(record), 'utf8'), cipher.final()]);
  return Buffer.concat([iv, content, cipher.getAuthTag()]).toString('base64');
}

function unseal(line: string, key: Secret<Uint8Array>, previous: Buffer): JournalRecord | undefined {
  const bytes = Buffer.from(line, 'base64');
  if (bytes.length < IV_BYTES + TAG_BYTES) return undefined;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key.reveal(), bytes.subarray(0, IV_BYTES));
    decipher.setAAD(previous);
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    const content = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
    return journalRecord.parse(JSON.parse(content.toString('utf8')));
  } catch {
    return undefined;
  }
}
