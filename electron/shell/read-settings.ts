import { join } from 'node:path';

export interface ShellSettings {
  /** Null where nobody has said which server; the start then explains it. */
  readonly serverUrl: string | null;
  readonly profileDir: string;
  readonly demoLogin: string | null;
  readonly allowUnprotectedVault: boolean;
}

export interface Surroundings {
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
}

/** Command line before environment: `--server=URL`, `--profile=DIR`, `--allow-unprotected-key-store`. */
export function readSettings(surroundings: Surroundings): ShellSettings {
  const { arguments: words, environment } = surroundings;
  const option = (name: string) => words.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
  return {
    serverUrl: acceptedServer(option('server') ?? environment.ZWEIKLICK_SERVER ?? ''),
    profileDir: option('profile') ?? defaultProfile(surroundings),
    demoLogin: environment.ZWEIKLICK_DEMO_USER || null,
    allowUnprotectedVault:
      words.includes('--allow-unprotected-key-store') || environment.ZWEIKLICK_ALLOW_UNPROTECTED_KEY_STORE === '1',
  };
}

/** Passwords travel to this address: it must be HTTPS, except on this machine itself. */
function acceptedServer(address: string): string | null {
  const url = URL.parse(address);
  if (url === null) return null;
  const onThisMachine =
    url.hostname === 'localhost' || url.hostname === '[::1]' || /^127(\.\d+){3}$/.test(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && onThisMachine)) return null;
  return url.href.replace(/\/$/, '');
}

/** The machine's own folder, never the roaming one: on a terminal server the cache must not travel through the network. */
function defaultProfile({ platform, environment, home }: Surroundings): string {
  if (platform === 'win32') return join(environment.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'Zweiklick');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Zweiklick');
  return join(environment.XDG_DATA_HOME ?? join(home, '.local', 'share'), 'zweiklick');
}
