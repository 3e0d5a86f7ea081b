/**
 * Fuses: switches inside Electron's binary that decide before any of our code runs, and that nobody can turn with a
 * command line or an environment variable.
 */
import { type FuseConfig, FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';

/** Strict: an Electron that brings a new fuse stops the packaging until the fuse is decided here. */
export const FUSES: FuseConfig<boolean> = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  [FuseV1Options.RunAsNode]: false, // else the program is a Node for anybody's script, with our name and rights
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true, // Windows checks; Electron on Linux has no such check yet
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false, // Electron's default; we bring no snapshot of our own
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false, // the interface has a scheme of its own
  [FuseV1Options.WasmTrapHandlers]: true, // Electron's default
};

const FUSE_NAMES = Object.entries(FuseV1Options).filter((entry): entry is [string, FuseV1Options] => {
  return typeof entry[1] === 'number';
});

export async function setFuses(program: string): Promise<void> {
  await flipFuses(program, FUSES);
}

/** Name of the fuse -> on or off, as the binary has them; null for one that this Electron has removed or not at all. */
export async function readFuses(program: string): Promise<Readonly<Record<string, boolean | null>>> {
  const wire = await getCurrentFuseWire(program);
  return Object.fromEntries(FUSE_NAMES.map(([name, index]) => [name, stateOf(wire[index])]));
}

/** Name of the fuse -> on or off, as it has to be. */
export function wantedFuses(): Readonly<Record<string, boolean | null>> {
  return Object.fromEntries(FUSE_NAMES.map(([name, index]) => [name, FUSES[index] ?? null]));
}

/** Throws where the binary differs from what is wanted: something rewrote it after the fuses were set. */
export async function checkFuses(program: string): Promise<void> {
  const found = await readFuses(program);
  const wrong = Object.entries(wantedFuses()).filter(([name, on]) => found[name] !== on);
  if (wrong.length > 0) throw new Error(`Fuses not as configured: ${wrong.map(([name]) => name).join(', ')}`);
}

function stateOf(state: FuseState | undefined): boolean | null {
  if (state === FuseState.ENABLE) return true;
  return state === FuseState.DISABLE ? false : null;
}
