import { createChangeFeed } from '../cache/change-feed.ts';
import { isDiskFull } from '../cache/is-disk-full.ts';
import { lockProfile, type ProfileLock } from '../cache/profile-lock.ts';
import { createInvoke } from '../ipc/guard.ts';
import { publishChanges } from '../ipc/publish.ts';
import type { App, AppPorts, AppSettings } from './app.ts';
import { openMasterKey } from './open-keys.ts';
import { createSession } from './session.ts';
import { openSignInNote } from './sign-in-note.ts';
import { StartFailure } from './start-failure.ts';
import { createTools } from './tools.ts';

/**
 * Puts the core together: lock, keys, the signed-in person's data, sync, handlers. Plain Node, so that shell, command line
 * and tests start the same. Rejects with a StartFailure: `conflict` when another process works on the profile,
 * `vault-unavailable`, `client-too-old`, `disk-full`, `forbidden`.
 */
export async function composeApp(ports: AppPorts, settings: AppSettings): Promise<App> {
  const lock = acquire(settings.profileDir);
  try {
    const master = await openMasterKey(settings.profileDir, ports.vault);
    const note = await openSignInNote(settings.profileDir, ports.vault, ports.newId);
    const feed = createChangeFeed();
    const core = createSession({ ports, settings, master, note, feed });
    const resumed = await core.resume();
    if (!resumed.ok) throw new StartFailure(resumed.failure.kind);
    const world = {
      desk: core.desk,
      sync: core.sync,
      online: core.online,
      session: core.session,
      evidence: core.evidence,
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
      tools: createTools(core, ports, settings),
      async close() {
        for (const end of subscriptions) end();
        await core.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    if (error instanceof StartFailure) throw error;
    throw isDiskFull(error) ? new StartFailure('disk-full') : error;
  }
}

function acquire(profileDir: string): ProfileLock {
  try {
    const lock = lockProfile(profileDir);
    if (lock !== undefined) return lock;
  } catch (error) {
    throw new StartFailure(isDiskFull(error) ? 'disk-full' : 'forbidden');
  }
  throw new StartFailure('conflict');
}
