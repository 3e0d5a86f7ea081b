import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type WorkerId, workerId } from '../../shared/base/ids.ts';
import type { Secret } from '../../shared/base/secret.ts';
import type { KeyVault } from '../ports/key-vault.ts';
import { readSealed, writeSealed } from './sealed-file.ts';
import { type CodeTry, openUnlockCode, type UnlockCode } from './unlock-code.ts';

const noteSchema = z.strictObject({ workerId, displayName: z.string().max(120) });
type Note = z.infer<typeof noteSchema>;

/** Whose work is locked. */
export interface LockedFor extends Note {
  /** Tries left with their code; 0 when only signing in helps. */
  readonly codeTries: number;
}

/**
 * Whether the workstation is locked, and for whom; kept on disk as well, so that ending the program is no way around it.
 * Opening and closing the data is not done here (session.ts).
 */
export interface Lock {
  who(): LockedFor | null;
  engage(who: Note): Promise<void>;
  /** The person has proven who they are. */
  release(): Promise<void>;
  /** Whether the code is that of whose work is locked. Nothing opens by it. */
  tryCode(code: Secret): Promise<CodeTry>;
  codeOf(workerId: WorkerId): UnlockCode;
}

export async function openLock(profileDir: string, vault: KeyVault): Promise<Lock> {
  const file = join(profileDir, 'locked.sealed');
  const codeOf = (id: WorkerId) => openUnlockCode(join(profileDir, 'workers', id), vault);
  const withTries = async (note: Note): Promise<LockedFor> => ({
    ...note,
    codeTries: await codeOf(note.workerId).triesLeft(),
  });
  const note = await readSealed(file, vault, noteSchema);
  let locked: LockedFor | null = note === null ? null : await withTries(note);
  return {
    who: () => locked,
    codeOf,
    async engage({ workerId: id, displayName }) {
      locked = await withTries({ workerId: id, displayName });
      // on a full disk it is locked all the same, as long as the program runs
      await writeSealed(file, vault, { workerId: id, displayName }).catch(() => undefined);
    },
    async release() {
      if (locked !== null) await codeOf(locked.workerId).forgive();
      locked = null;
      await rm(file, { force: true });
    },
    async tryCode(code) {
      if (locked === null) return { outcome: 'wrong', triesLeft: 0 };
      const tried = await codeOf(locked.workerId).try(code);
      if (tried.outcome === 'wrong') locked = { ...locked, codeTries: tried.triesLeft };
      return tried;
    },
  };
}
