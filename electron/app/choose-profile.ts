import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { lockProfile } from '../cache/profile-lock.ts';
import { chooseSlot, decideUnfitProfile, readMounts, type SlotState, sessionOf } from './decide-profile.ts';

/** Thrown before anything is written: data of people do not belong into this folder. */
export class UnfitProfile extends Error {
  override readonly name: 'NetworkProfile' | 'RoamingProfile';

  constructor(why: 'network' | 'roaming') {
    super(`The profile lies in a ${why} folder`);
    this.name = why === 'network' ? 'NetworkProfile' : 'RoamingProfile';
  }
}

export interface ProfileSurroundings {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const holder = z.object({ session: z.string() });

/**
 * The data folder of this start. The first session of a person takes the folder itself; another session of the same person
 * on the same machine (terminal server) takes one of its own below it, because two programs must not work on one cache.
 */
export function chooseProfile(folder: string, { platform, environment }: ProfileSurroundings): string {
  const unfit = decideUnfitProfile({ folder, platform, environment, mounts: mountsOf(platform) });
  if (unfit !== null) throw new UnfitProfile(unfit);
  const session = sessionOf(environment);
  return folderOf(
    folder,
    chooseSlot(session, (slot) => look(folderOf(folder, slot))),
  );
}

/** Tells later starts in which session this one works; after the instance lock was taken. */
export function signProfile(folder: string, environment: ProfileSurroundings['environment']): void {
  try {
    writeFileSync(join(folder, 'session.json'), JSON.stringify({ session: sessionOf(environment) }), { mode: 0o600 });
  } catch {
    return; // a full disk is told about by the core, which needs more room
  }
}

function folderOf(folder: string, slot: number): string {
  return slot === 1 ? folder : join(folder, 'sessions', String(slot));
}

function look(folder: string): SlotState {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const lock = lockProfile(folder);
    if (lock === undefined) return { state: 'taken', session: readSession(folder) };
    lock.release();
    return { state: 'free' };
  } catch {
    return { state: 'free' }; // what is wrong with it the core will say
  }
}

function readSession(folder: string): string | null {
  try {
    return holder.parse(JSON.parse(readFileSync(join(folder, 'session.json'), 'utf8'))).session;
  } catch {
    return null;
  }
}

function mountsOf(platform: NodeJS.Platform) {
  if (platform !== 'linux') return [];
  try {
    return readMounts(readFileSync('/proc/mounts', 'utf8'));
  } catch {
    return [];
  }
}
