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
import type { z } from 'zod';
import type { Secret } from '../../shared/base/secret.ts';
import type { WritableDatabase } from '../cache/handle.ts';

/**
 * An append-only file of records that only this workstation has, apart from the cache and under another key. Each line is a
 * record, encrypted (AES-256-GCM) and bound to the line before it, so that nothing can be changed, left out or put in
 * unseen. A line is durable before the transaction it belongs to commits.
 */
export interface SealedJournal<Entry> {
  /**
   * Durable when it returns. Throws when the disk is full; nothing is left of the line then. The answer takes the lines back,
   * for a transaction that could not be committed after them; only before something else is appended.
   */
  append(records: readonly Entry[]): () => void;
  /** Nothing of it is needed any more. */
  clear(): void;
  close(): void;
}

export interface JournalContent<Entry> {
  readonly records: readonly Entry[];
  /** False when a line is damaged, missing or foreign; `records` are those before it. */
  readonly intact: boolean;
  /** Bytes of the sound lines. A half line behind them is what a crash leaves and no damage. */
  readonly length: number;
  readonly lastHash: Buffer;
}

const CHAIN_START = createHash('sha256').update('zweiklick outbox journal 1').digest();
const IV_BYTES = 12;
const TAG_BYTES = 16;

type Key = Secret<Uint8Array>;

export interface JournalFormat<Entry> {
  /** `newIv` gives 12 random bytes, never the same twice. */
  open(
    file: string,
    key: Key,
    newIv: () => Uint8Array,
  ): { readonly journal: SealedJournal<Entry>; readonly content: JournalContent<Entry> };
  /** Reads and checks every line. A missing file is an empty, intact journal. */
  read(file: string, key: Key): JournalContent<Entry>;
  /**
   * Reads a journal with the first key that opens it: keys change, and a journal may still lie under an earlier one. Where
   * none opens all of it, the content that reaches furthest.
   */
  readWithAny(file: string, keys: readonly Key[]): JournalContent<Entry>;
  /** Starts the journal anew with only what is still needed; the old one stays until the new one is on disk. */
  rewrite(file: string, key: Key, newIv: () => Uint8Array, records: readonly Entry[]): void;
}

/** Journals whose lines have one form. */
export function journalsOf<Entry>(schema: z.ZodType<Entry>): JournalFormat<Entry> {
  const read = (file: string, key: Key): JournalContent<Entry> => {
    const text = existsSync(file) ? readFileSync(file, 'latin1') : '';
    const records: Entry[] = [];
    let [length, lastHash] = [0, CHAIN_START];
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', length)) {
      const line = text.slice(length, end);
      const record = unseal(line, key, lastHash, schema);
      if (record === undefined) return { records, intact: false, length, lastHash };
      records.push(record);
      lastHash = createHash('sha256').update(line).digest();
      length = end + 1;
    }
    return { records, intact: true, length, lastHash };
  };

  const open: JournalFormat<Entry>['open'] = (file, key, newIv) => {
    const content = read(file, key);
    const descriptor = openSync(file, existsSync(file) ? 'r+' : 'w+', 0o600);
    let { length, lastHash } = content;
    if (content.intact) ftruncateSync(descriptor, length);
    const append = (records: readonly Entry[]): (() => void) => {
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
    const clear = () => {
      ftruncateSync(descriptor, 0);
      [length, lastHash] = [0, CHAIN_START];
    };
    return { journal: { append, clear, close: () => closeSync(descriptor) }, content };
  };

  return {
    read,
    open,
    readWithAny(file, keys) {
      let best: JournalContent<Entry> | undefined;
      for (const key of keys) {
        const content = read(file, key);
        if (content.intact) return content;
        if (best === undefined || content.length > best.length) best = content;
      }
      return best ?? { records: [], intact: false, length: 0, lastHash: CHAIN_START };
    },
    rewrite(file, key, newIv, records) {
      const fresh = `${file}.new`;
      rmSync(fresh, { force: true }); // of a start that was killed
      const { journal } = open(fresh, key, newIv);
      journal.append(records);
      journal.close();
      renameSync(fresh, file);
    },
  };
}

/** The same journal for transactions of a cache: what was appended in one that fails is taken back with it. */
export function followTransactions<Entry>(db: WritableDatabase, journal: SealedJournal<Entry>): SealedJournal<Entry> {
  return {
    ...journal,
    append(records) {
      const takeBack = journal.append(records);
      db.onRolledBack(takeBack);
      return takeBack;
    },
  };
}

function seal(record: unknown, key: Key, iv: Uint8Array, previous: Buffer): string {
  const cipher = createCipheriv('aes-256-gcm', key.reveal(), iv);
  cipher.setAAD(previous);
  const content = Buffer.concat([cipher.update(JSON.stringify(record), 'utf8'), cipher.final()]);
  return Buffer.concat([iv, content, cipher.getAuthTag()]).toString('base64');
}

function unseal<Entry>(line: string, key: Key, previous: Buffer, schema: z.ZodType<Entry>): Entry | undefined {
  const bytes = Buffer.from(line, 'base64');
  if (bytes.length < IV_BYTES + TAG_BYTES) return undefined;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key.reveal(), bytes.subarray(0, IV_BYTES));
    decipher.setAAD(previous);
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    const content = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
    return schema.parse(JSON.parse(content.toString('utf8')));
  } catch {
    return undefined;
  }
}
