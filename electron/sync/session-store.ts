import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Session, sessionSchema } from '../../shared/wire/session.ts';
import type { KeyVault } from '../ports/key-vault.ts';

const FILE = 'session.sealed';

/** The signed-in session of a profile, sealed by the operating system's vault, so that a start without network works. */
export interface SessionStore {
  /** Null when nobody is signed in, or when what is stored cannot be read any more. */
  load(): Promise<Session | null>;
  save(session: Session): Promise<void>;
  clear(): Promise<void>;
}

export function createSessionStore(profileDir: string, vault: KeyVault): SessionStore {
  const file = join(profileDir, FILE);
  return {
    async load() {
      try {
        const text = new TextDecoder().decode(await vault.unprotect(await readFile(file)));
        return sessionSchema.parse(JSON.parse(text));
      } catch {
        return null; // signing in again writes a new one
      }
    },
    async save(session) {
      const sealed = await vault.protect(new TextEncoder().encode(JSON.stringify(session)));
      await mkdir(profileDir, { recursive: true, mode: 0o700 });
      await writeFile(`${file}.new`, sealed, { mode: 0o600, flush: true });
      await rename(`${file}.new`, file);
    },
    async clear() {
      await rm(file, { force: true });
    },
  };
}
