import { readFile } from 'node:fs/promises';
import { type Failure, failure } from '../../shared/base/failure.ts';
import { failed, ok, type Result } from '../../shared/base/result.ts';
import { Secret } from '../../shared/base/secret.ts';
import { shortestPassphrase } from '../../shared/domain/unlock-rules.ts';
import type { App } from '../app/app.ts';
import { writeDurably } from '../app/write-durably.ts';

/** Unsent work into an encrypted file. Failures: `invalid-input` without a passphrase, and those of the file system. */
export async function exportWork(app: App, file: string): Promise<Result<unknown, Failure>> {
  const passphrase = readPassphrase();
  if (passphrase === null) return failed(failure('invalid-input', { fields: ['ZWEIKLICK_WORK_PASSPHRASE'] }));
  const sealed = await app.tools.workstation.sealWork(passphrase);
  if (!sealed.ok) return sealed;
  const { bytes, commands, copies } = sealed.value;
  try {
    await writeDurably(file, bytes);
  } catch {
    return failed(failure('forbidden', { fields: ['FILE'] }));
  }
  return ok({ commands, copies, bytes: bytes.length });
}

/** The answer says how many commands were new. */
export async function importWork(app: App, file: string): Promise<Result<unknown, Failure>> {
  const passphrase = readPassphrase();
  if (passphrase === null) return failed(failure('invalid-input', { fields: ['ZWEIKLICK_WORK_PASSPHRASE'] }));
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return failed(failure('not-found', { fields: ['FILE'] }));
  const taken = await app.tools.workstation.takeWork(bytes, passphrase);
  if (!taken.ok || taken.value.outcome === 'imported') return taken;
  return failed(failure('invalid-input', { fields: [taken.value.outcome] }));
}

function readPassphrase(): Secret | null {
  const told = process.env.ZWEIKLICK_WORK_PASSPHRASE ?? '';
  return told.length < shortestPassphrase ? null : new Secret(told);
}
