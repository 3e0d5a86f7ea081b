/** One line of `/proc/mounts`: what is mounted where, and as which kind of file system. */
export interface Mount {
  readonly folder: string;
  readonly kind: string;
}

const NETWORK_KINDS: ReadonlySet<string> = new Set([
  'nfs',
  'nfs4',
  'cifs',
  'smb3',
  'smbfs',
  'afs',
  '9p',
  'ceph',
  'glusterfs',
  'fuse.sshfs',
  'fuse.glusterfs',
]);

export interface ProfilePlace {
  readonly folder: string;
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** On Linux; empty elsewhere. */
  readonly mounts: readonly Mount[];
}

/**
 * Why a folder must not hold a profile; null when it may. `network`: databases break there, and unencrypted traffic tells
 * who works. `roaming`: Windows would copy gigabytes through the network at every sign-out, and to every machine. Pure.
 */
export function decideUnfitProfile(place: ProfilePlace): 'network' | 'roaming' | null {
  if (place.platform === 'win32') return decideOnWindows(place);
  const folder = place.folder.endsWith('/') ? place.folder : `${place.folder}/`;
  const [mount] = place.mounts
    .filter(({ folder: mounted }) => folder.startsWith(mounted.endsWith('/') ? mounted : `${mounted}/`))
    .sort((one, other) => other.folder.length - one.folder.length);
  return mount !== undefined && NETWORK_KINDS.has(mount.kind) ? 'network' : null;
}

function decideOnWindows({ folder, environment }: ProfilePlace): 'network' | 'roaming' | null {
  const plain = folder.replaceAll('/', '\\').toLowerCase();
  if (/^\\\\(?![?.]\\)/.test(plain) || plain.startsWith('\\\\?\\unc\\')) return 'network';
  const roaming = environment.APPDATA?.replaceAll('/', '\\').toLowerCase();
  return roaming !== undefined && roaming !== '' && `${plain}\\`.startsWith(`${roaming}\\`) ? 'roaming' : null;
}

/** Of `/proc/mounts`; spaces in folders are written `\040` there. */
export function readMounts(text: string): readonly Mount[] {
  return text.split('\n').flatMap((line) => {
    const [, folder, kind] = line.split(' ');
    return folder === undefined || kind === undefined ? [] : [{ folder: folder.replaceAll('\\040', ' '), kind }];
  });
}

/** How many sessions of one person on one machine have data of their own. */
export const MOST_SESSIONS = 8;

export type SlotState =
  | { readonly state: 'free' }
  /** Another process works there, started in this session of the desktop (null where that is not known). */
  | { readonly state: 'taken'; readonly session: string | null };

/**
 * Which of a person's data folders this start takes: the first that nobody works in. One that is taken by the same session
 * is taken again: the window that is open there comes to the front. `look` is asked for as few as possible.
 */
export function chooseSlot(session: string, look: (slot: number) => SlotState): number {
  for (let slot = 1; slot <= MOST_SESSIONS; slot += 1) {
    const found = look(slot);
    if (found.state === 'free' || found.session === null || found.session === session) return slot;
  }
  return 1; // the start then says that it runs already
}

/** Names the session of the desktop: a terminal server has several of one person at a time. */
export function sessionOf(environment: Readonly<Record<string, string | undefined>>): string {
  return environment.SESSIONNAME || environment.XDG_SESSION_ID || environment.DISPLAY || 'console';
}
