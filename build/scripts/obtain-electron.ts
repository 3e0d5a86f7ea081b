import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { electronBinary } from './electron-binary.ts';

/** Behind a proxy that swallows packets nobody should wait for long: a person who has network gets it within this. */
const patienceMs = 90_000;
const probePatienceMs = 3_000;
const downloadHost = 'https://github.com';

/** The path of Electron's binary; fetched by Electron's own installer if it is not there. Null where that is not possible. */
export async function obtainElectron(): Promise<string | null> {
  const present = electronBinary();
  if (present !== null) return present;
  if (!(await isReachable())) return null;
  console.log('Electron wird einmalig geladen …');
  const installer = createRequire(import.meta.url).resolve('electron/install.js');
  spawnSync(process.execPath, [installer], { stdio: 'ignore', timeout: patienceMs });
  return electronBinary();
}

/** The installer retries for minutes; one short question before spares that on machines without network. */
async function isReachable(): Promise<boolean> {
  if (process.env.ELECTRON_MIRROR !== undefined) return true; // a mirror of the office
  try {
    await fetch(downloadHost, { method: 'HEAD', signal: AbortSignal.timeout(probePatienceMs) });
    return true;
  } catch {
    return false;
  }
}
