import { appendFile, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { dayInBerlin } from '../../shared/base/calendar-date.ts';
import { parseJson } from '../../shared/base/parse-json.ts';
import { type AuditHead, auditHead } from '../../shared/wire/audit.ts';
import { writeDurably } from '../content/write-durably.ts';

/** Keeps heads of the log outside of the database, so that a chain that was rewritten as a whole, or cut, is found. */
export interface HeadKeeper {
  /** Durable when it resolves. */
  keep(head: AuditHead): Promise<void>;
  /** All that are kept, oldest first. Lines that cannot be read count as none: whoever destroys the file is found by the others' copies. */
  list(): Promise<readonly AuditHead[]>;
  /** The database was restored from a backup: heads beyond this one are no loss of the log. */
  restored(head: AuditHead | null): Promise<void>;
}

const line = z.union([auditHead, z.object({ restored: z.literal(true), sequence: z.int().nonnegative() })]);

/**
 * `audit-heads.jsonl`: the first head of each day and of each start, for good. `audit-head.json`: the newest of all,
 * replaced every time.
 */
export function createHeadsFile(folder: string, newId: () => string): HeadKeeper {
  const days = join(folder, 'audit-heads.jsonl');
  const newest = join(folder, 'audit-head.json');
  let lastDay: string | undefined;
  const append = async (entry: object) => {
    await appendFile(days, `${JSON.stringify(entry)}\n`, { mode: 0o600 });
    const file = await open(days, 'r');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  };
  const keep = async (head: AuditHead) => {
    const day = dayInBerlin(head.at);
    if (day !== lastDay) await append(head);
    lastDay = day;
    await writeDurably(newest, `${newest}.${newId()}`, `${JSON.stringify(head)}\n`);
  };
  return {
    keep,
    async list() {
      const heads: AuditHead[] = [];
      for (const entry of [...(await readLines(days)), ...(await readLines(newest))]) {
        if (!('restored' in entry)) heads.push(entry);
        else heads.splice(0, heads.length, ...heads.filter((head) => head.sequence <= entry.sequence));
      }
      return heads;
    },
    async restored(head) {
      await append({ restored: true, sequence: head?.sequence ?? 0 });
      if (head !== null) await keep(head);
    },
  };
}

async function readLines(path: string): Promise<readonly z.infer<typeof line>[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text.split('\n').flatMap((written) => {
    const parsed = line.safeParse(parseJson(written));
    return parsed.success ? [parsed.data] : [];
  });
}
