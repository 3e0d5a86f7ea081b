import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type DeviceId, deviceId } from '../../shared/base/ids.ts';
import type { KeyVault } from '../ports/key-vault.ts';
import type { NewId } from '../ports/new-id.ts';
import { writeDurably } from './write-durably.ts';

const noteSchema = z.object({ deviceId, lastLogin: z.string().max(64).nullable() });

/** What a workstation remembers between sessions: which device it is, and who signed in last. Sealed, since it names a person. */
export interface SignInNote {
  readonly deviceId: DeviceId;
  lastLogin(): string | null;
  remember(login: string): Promise<void>;
}

export async function openSignInNote(profileDir: string, vault: KeyVault, newId: NewId): Promise<SignInNote> {
  const file = join(profileDir, 'sign-in.sealed');
  const fresh = { deviceId: deviceId.parse(newId()), lastLogin: null };
  let note: z.infer<typeof noteSchema> = (await read(file, vault)) ?? fresh;
  const { deviceId: device } = note;
  return {
    deviceId: device,
    lastLogin: () => note.lastLogin,
    async remember(login) {
      note = { deviceId: device, lastLogin: login };
      await writeDurably(file, await vault.protect(new TextEncoder().encode(JSON.stringify(note))));
    },
  };
}

async function read(file: string, vault: KeyVault): Promise<z.infer<typeof noteSchema> | undefined> {
  try {
    const text = new TextDecoder().decode(await vault.unprotect(await readFile(file)));
    return noteSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
