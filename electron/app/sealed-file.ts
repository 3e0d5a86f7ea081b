import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import type { KeyVault } from '../ports/key-vault.ts';
import { writeDurably } from './write-durably.ts';

/** A small value in a file, sealed by the operating system's vault. Null when it was never written or cannot be read any more. */
export async function readSealed<Schema extends z.ZodType>(
  file: string,
  vault: KeyVault,
  schema: Schema,
): Promise<z.infer<Schema> | null> {
  try {
    return schema.parse(JSON.parse(new TextDecoder().decode(await vault.unprotect(await readFile(file)))));
  } catch {
    return null;
  }
}

/** Rejects when the disk is full or the vault refuses; the former file stays then. */
export async function writeSealed(file: string, vault: KeyVault, value: unknown): Promise<void> {
  await writeDurably(file, await vault.protect(new TextEncoder().encode(JSON.stringify(value))));
}
