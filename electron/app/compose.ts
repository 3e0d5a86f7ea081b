import { createChangeFeed } from '../cache/change-feed.ts';
import { isDiskFull } from '../cache/is-disk-full.ts';
import { lockProfile, type ProfileLock } from '../cache/profile-lock.ts';
import { createInvoke } from '../ipc/guard.ts';
import { publishChanges } from '../ipc/publish.ts';
import { watchServerDate } from '../sync/watch-server-date.ts';
import type { App, AppPorts, AppSettings } from './app.ts';
import { createKeyHolder, type KeyHolder } from './key-holder.ts';
import { createLink } from './link.ts';
import { openLock } from './lock.ts';
import { watchPresence } from './lock-watch.ts';
import { finishRenewal } from './renew-keys.ts';
import { createSession } from './session.ts';
import { openSignInNote } from './sign-in-note.ts';
import { StartFailure } from './start-failure.ts';
import { createTools } from './tools.ts';
import { openTrustedTime } from './trusted-time.ts';
import { createWorkstation } from './workstation.ts';

/**
 * Puts the core together: lock, keys, the signed-in person's data, sync, handlers. Plain Node, so that shell, command line
 * and tests start the same. Rejects with a StartFailure: `conflict` when another process works on the profile,
 * `vault-unavailable`, `data-too-new`, `disk-full`, `forbidden`.
 */
export async function composeApp(ports: AppPorts, settings: AppSettings): Promise<App> {
  const profileLock = acquire(settings.profileDir);
  try {
    const { profileDir } = settings;
    const keys = createKeyHolder(profileDir, ports.vault);
    await openKeys(keys, { profileDir, vault: ports.vault, clock: ports.clock, log: ports.log });
    const time = await openTrustedTime(profileDir, ports.vault, ports.clock);
    const lock = await openLock(profileDir, ports.vault);
    const note = await openSignInNote(settings.profileDir, ports.vault, ports.newId);
    const feed = createChangeFeed();
    const link = createLink(feed);
    const serverFetch = watchServerDate(globalThis.fetch, time.contact);
    const core = createSession({ ports, settings, keys, time, lock, fetch: serverFetch, note, feed });
    const resumed = await core.resume();
    if (!resumed.ok) {
      time.stop();
      throw new StartFailure(resumed.failure.kind);
    }
    const workstation = createWorkstation(core, { ports, settings, keys, lock, time });
    const stopWatching = watchPresence(ports, settings.lock, core);
    const world = {
      desk: core.desk,
      sync: core.sync,
      online: core.online,
      session: core.session,
      evidence: core.evidence,
      workstation,
      link,
      files: ports.workFiles,
      clock: ports.clock,
      newId: ports.newId,
    };
    const subscriptions = new Set<() => void>();
    return {
      invoke: createInvoke(world, ports.log),
      subscribe(listener) {
        const end = publishChanges(feed, ports.clock, listener);
        subscriptions.add(end);
        return () => {
          subscriptions.delete(end);
          end();
        };
      },
      showTask: link.follow,
      tools: createTools(core, workstation, ports, settings),
      async close() {
        for (const end of subscriptions) end();
        stopWatching();
        await core.close();
        time.stop();
        await time.save();
        profileLock.release();
      },
    };
  } catch (error) {
    profileLock.release();
    if (error instanceof StartFailure) throw error;
    throw isDiskFull(error) ? new StartFailure('disk-full') : error;
  }
}

/**
 * Opens the keys, and finishes a renewal that was cut off. Keys that are lost do not end the start: the window explains it
 * and offers to build everything anew.
 */
async function openKeys(
  keys: KeyHolder,
  place: Parameters<typeof finishRenewal>[0] & Pick<AppPorts, 'log'>,
): Promise<void> {
  try {
    const ring = await keys.ring();
    if (ring.next === null) return;
    await finishRenewal(place);
    keys.forget();
  } catch (error) {
    if (error instanceof StartFailure && error.failure.kind !== 'key-lost') throw error;
    // both keys are tried until there is room
    place.log.warn(keys.areLost() ? 'keys-lost' : 'renewal-unfinished');
  }
}

function acquire(profileDir: string): ProfileLock {
  try {
    const lock = lockProfile(profileDir);
    if (lock !== undefined) return lock;
  } catch (error) {
    throw new StartFailure(isDiskFull(error) ? 'disk-full' : 'no-access');
  }
  throw new StartFailure('conflict');
}
