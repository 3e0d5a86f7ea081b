import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

/** How the stand-in is told where to put things; none of these exists in the product. */
const environment = process.env;

/** Opens a visible window instead of a headless one. */
export const headed = environment.ZWEIKLICK_STAND_IN_HEADED === '1';

/** Prints what goes on inside the stand-in to standard error. */
export const talkative = environment.ZWEIKLICK_STAND_IN_LOG === '1';

/** `none` refuses to seal anything, `basic_text` is Linux without a key store. */
export const vaultBackend = environment.ZWEIKLICK_STAND_IN_VAULT ?? 'gnome_libsecret';

/** The stand-in's "operating system vault". Never inside the profile: nobody who has the profile may have the key. */
export const vaultFolder = environment.ZWEIKLICK_STAND_IN_VAULT_FOLDER ?? join(configFolder(), 'zweiklick-stand-in');

/** Chromium's own profile; given by tests so that they can remove it also after killing this process. */
export const browserFolder = environment.ZWEIKLICK_STAND_IN_BROWSER_FOLDER ?? null;

/** What a person would choose in a dialog for a file; without it they change their mind. */
export const chosenFile = environment.ZWEIKLICK_STAND_IN_FILE ?? null;

export const temporaryFolder = tmpdir();

function configFolder(): string {
  if (process.platform === 'win32') return environment.APPDATA ?? join(homedir(), 'AppData', 'Roaming');
  return environment.XDG_CONFIG_HOME ?? join(homedir(), '.config');
}

export function trace(...words: readonly unknown[]): void {
  if (talkative) console.error('[stand-in]', ...words);
}
