import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type DeviceId, deviceId } from '../../shared/base/ids.ts';
import type { KeyVault } from '../ports/key-vault.ts';
import type { NewId } from '../ports/new-id.ts';
import { readSealed, writeSealed } from './sealed-file.ts';
import { writeDurably } from './write-durably.ts';

const deviceFile = z.strictObject({ deviceId });
const noteSchema = z.object({ deviceId, lastLogin: z.string().max(64).nullable() });

/** What a workstation remembers between sessions: which device it is, and who signed in last. Sealed, since it names a person. */
export interface SignInNote {
  readonly deviceId: DeviceId;
  lastLogin(): string | null;
  remember(login: string): Promise<void>;
}

export async function openSignInNote(profileDir: string, vault: KeyVault, newId: NewId): Promise<SignInNote> {
  const file = join(profileDir, 'sign-in.sealed');
  let note = await readSealed(file, vault, noteSchema);
  const device = await settleDevice(join(profileDir, 'device.json'), note?.deviceId, newId);
  return {
    deviceId: device,
    lastLogin: () => note?.lastLogin ?? null,
    async remember(login) {
      note = { deviceId: device, lastLogin: login };
      await writeSealed(file, vault, note);
    },
  };
}

/**
 * Which device this is, in clear: a random number that names nobody. The server keeps the key of unsent work under it, so
 * it must be known also when the vault has lost everything.
 */
async function settleDevice(file: string, known: DeviceId | undefined, newId: NewId): Promise<DeviceId> {
  const stored = await readFile(file, 'utf8').catch(() => undefined);
  const parsed = stored === undefined ? undefined : deviceFile.safeParse(parseJson(stored));
  if (parsed?.success) return parsed.data.deviceId;
  const device = known ?? deviceId.parse(newId());
  await writeDurably(file, Buffer.from(JSON.stringify({ deviceId: device })));
  return device;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
