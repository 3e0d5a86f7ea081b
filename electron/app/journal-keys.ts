import { join } from 'node:path';
import { z } from 'zod';
import { Secret } from '../../shared/base/secret.ts';
import type { KeyVault } from '../ports/key-vault.ts';
import { readSealed, writeSealed } from './sealed-file.ts';

const stored = z.strictObject({ keys: z.array(z.base64().length(44)).min(1).max(8) });
export const JOURNAL_KEY_FILE = 'journal-key.sealed';

/**
 * The keys of a person's unsent work, the valid one first: the one that came with the session, and those that were used
 * here before (a server that was restored may give another). Sealed beside the journal, for starts without a network,
 * and before anything is written under a new one. Throws when the disk is full.
 */
export async function settleJournalKeys(
  dir: string,
  vault: KeyVault,
  delivered: string | undefined,
): Promise<readonly Secret<Uint8Array>[]> {
  const file = join(dir, JOURNAL_KEY_FILE);
  // null: never written, or sealed by a vault that is gone; the server has it
  const known = (await readSealed(file, vault, stored))?.keys ?? [];
  if (delivered === undefined || known[0] === delivered) return known.map(toKey);
  const keys = [delivered, ...known.filter((key) => key !== delivered)].slice(0, 8);
  await writeSealed(file, vault, { keys });
  return keys.map(toKey);
}

function toKey(text: string): Secret<Uint8Array> {
  return new Secret(new Uint8Array(Buffer.from(text, 'base64')));
}
