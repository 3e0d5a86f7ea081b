import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { oneAfterAnother } from '../../shared/base/one-after-another.ts';
import { sessionSchema, signInMethodSchema } from '../../shared/wire/session.ts';
import type { KeyVault } from '../ports/key-vault.ts';

const FILE = 'session.sealed';

const keptSessionSchema = z.object({
  session: sessionSchema,
  /** What renews it at the identity provider; null for a session through the demo door. */
  provider: z.object({ method: signInMethodSchema, refreshToken: z.string() }).nullable(),
});
export type KeptSession = z.infer<typeof keptSessionSchema>;

/** The signed-in session of a profile, sealed by the operating system's vault, so that a start without network works. */
export interface SessionStore {
  /** Null when nobody is signed in, or when what is stored cannot be read any more. */
  load(): Promise<KeptSession | null>;
  save(kept: KeptSession): Promise<void>;
  /** The same, but only where one is stored: whoever signed out meanwhile stays signed out. */
  replace(kept: KeptSession): Promise<void>;
  clear(): Promise<void>;
}

export function createSessionStore(profileDir: string, vault: KeyVault): SessionStore {
  const file = join(profileDir, FILE);
  /** One after another: they share a name on the disk. */
  const oneAtATime = oneAfterAnother();
  const write = async (kept: KeptSession) => {
    const sealed = await vault.protect(new TextEncoder().encode(JSON.stringify(kept)));
    await mkdir(profileDir, { recursive: true, mode: 0o700 });
    await writeFile(`${file}.new`, sealed, { mode: 0o600, flush: true });
    await rename(`${file}.new`, file);
  };
  return {
    load: () =>
      oneAtATime(async () => {
        try {
          const text = new TextDecoder().decode(await vault.unprotect(await readFile(file)));
          return keptSessionSchema.parse(JSON.parse(text));
        } catch {
          return null; // signing in again writes a new one
        }
      }),
    save: (kept) => oneAtATime(() => write(kept)),
    replace: (kept) =>
      oneAtATime(async () => {
        if (existsSync(file)) await write(kept);
      }),
    clear: () => oneAtATime(() => rm(file, { force: true })),
  };
}
