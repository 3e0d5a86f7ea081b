import { join } from 'node:path';
import type { LockRule } from '../app/lock-watch.ts';

/** Minutes without keyboard and mouse until the work is locked, where nobody has said otherwise. */
const LOCK_AFTER_MINUTES = 10;

export interface ShellSettings {
  /** Null where nobody has said which server; the start then explains it. */
  readonly serverUrl: string | null;
  readonly profileDir: string;
  readonly demoLogin: string | null;
  readonly allowUnprotectedVault: boolean;
  readonly lock: LockRule;
}

export interface Surroundings {
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
}

/**
 * Command line before environment: `--server=URL`, `--profile=DIR`, `--allow-unprotected-key-store`,
 * `--lock-after=MINUTES` (0 never locks by itself), `--unlock-with-system=no`.
 */
export function readSettings(surroundings: Surroundings): ShellSettings {
  const { arguments: words, environment } = surroundings;
  const option = (name: string) => words.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
  return {
    serverUrl: acceptedServer(option('server') ?? environment.ZWEIKLICK_SERVER ?? ''),
    profileDir: option('profile') ?? defaultProfile(surroundings),
    demoLogin: environment.ZWEIKLICK_DEMO_USER || null,
    allowUnprotectedVault:
      words.includes('--allow-unprotected-key-store') || environment.ZWEIKLICK_ALLOW_UNPROTECTED_KEY_STORE === '1',
    lock: {
      afterMinutes: lockMinutes(option('lock-after') ?? environment.ZWEIKLICK_LOCK_AFTER_MINUTES),
      unlocksWithSystem: (option('unlock-with-system') ?? environment.ZWEIKLICK_UNLOCK_WITH_SYSTEM ?? 'yes') !== 'no',
    },
  };
}

/** What cannot be read counts as not said: a slip in the policy must not leave workstations open. */
function lockMinutes(told: string | undefined): number | null {
  if (told === undefined || !/^\d{1,4}$/.test(told)) return LOCK_AFTER_MINUTES;
  return Number(told) === 0 ? null : Number(told);
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
