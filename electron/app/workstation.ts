import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Failure, failure } from '../../shared/base/failure.ts';
import { failed, ok, type Result } from '../../shared/base/result.ts';
import type { Secret } from '../../shared/base/secret.ts';
import type { WorkstationState } from '../../shared/ipc/workstation.ts';
import { filesOfCache } from '../cache/cache-files.ts';
import { isDiskFull } from '../cache/is-disk-full.ts';
import { isNoAccess } from '../cache/is-no-access.ts';
import { proveRebuildable, rebuildCache } from '../cache/reset.ts';
import type { WorkstationControl } from '../ipc/workstation-control.ts';
import { countOutbox } from '../outbox/summary.ts';
import type { AppPorts, AppSettings } from './app.ts';
import { type ExportedWork, exportWork, importWork } from './carry-work.ts';
import type { KeyHolder } from './key-holder.ts';
import type { Lock } from './lock.ts';
import type { OpenDesk } from './open-desk.ts';
import { setKeysAside } from './open-keys.ts';
import { renewKeys } from './renew-keys.ts';
import type { CoreSession } from './session.ts';
import { asideMark, setAside } from './set-aside.ts';
import { StartFailure } from './start-failure.ts';
import type { TrustedTime } from './trusted-time.ts';

/** A clock that is further off than this gets noticed: times of clicks and deadlines look wrong to everybody. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

export interface WorkstationParts {
  readonly ports: AppPorts;
  readonly settings: AppSettings;
  readonly keys: KeyHolder;
  readonly lock: Lock;
  readonly time: TrustedTime;
}

/** The workstation's own matters: lock, keys, reset, unsent work in a file. */
export interface Workstation extends WorkstationControl {
  /** The same as a file, for the command line. */
  sealWork(passphrase: Secret): Promise<Result<ExportedWork, Failure>>;
  takeWork(bytes: Uint8Array, passphrase: Secret): ReturnType<WorkstationControl['importWork']>;
}

export function createWorkstation(core: CoreSession, parts: WorkstationParts): Workstation {
  const { ports, settings, keys, lock, time } = parts;

  const show = async (desk: OpenDesk): Promise<Result<WorkstationState, Failure>> => {
    const { generation, next } = await keys.ring();
    const difference = time.differenceMs() ?? 0;
    return ok({
      hasCode: await lock.codeOf(desk.workerId).isSet(),
      lockAfterMinutes: settings.lock.afterMinutes,
      unlocksWithSystem: settings.lock.unlocksWithSystem,
      keyGeneration: generation,
      isRenewalOpen: next !== null,
      unsent: countOutbox(desk.db),
      recovered:
        desk.recovered === null ? null : { commands: desk.recovered.commands, isComplete: desk.recovered.intact },
      clockAheadSeconds: Math.abs(difference) > CLOCK_TOLERANCE_MS ? Math.round(difference / 1000) : null,
    });
  };
  const atDesk = async <Value>(
    work: (desk: OpenDesk) => Promise<Result<Value, Failure>>,
  ): Promise<Result<Value, Failure>> => {
    const desk = core.desk();
    if (desk === null) return failed(failure('signed-out'));
    try {
      return await work(desk);
    } catch (error) {
      if (isDiskFull(error)) return failed(failure('disk-full'));
      if (isNoAccess(error)) return failed(failure('no-access'));
      if (error instanceof StartFailure) return failed(error.failure);
      throw error;
    }
  };
  const takeWork = (bytes: Uint8Array, passphrase: Secret) =>
    atDesk(async (desk) => {
      const outcome = await importWork(desk, bytes, passphrase);
      core.engine()?.outboxChanged();
      return ok(outcome);
    });
  const sealWork = (passphrase: Secret) => atDesk(async (desk) => ok(await exportWork(desk, passphrase, ports.clock)));

  return {
    show: () => atDesk(show),
    async lock() {
      await core.lockUp();
      return ok(core.session.show());
    },
    async unlock(code) {
      const tried = await lock.tryCode(code);
      if (tried.outcome === 'wrong') return failed(failure('conflict'));
      const opened = await core.unlock();
      return opened.ok ? ok(core.session.show()) : opened;
    },
    setCode: (code) =>
      atDesk(async (desk) => {
        await lock.codeOf(desk.workerId).set(code);
        return await show(desk);
      }),
    dropCode: () =>
      atDesk(async (desk) => {
        await lock.codeOf(desk.workerId).drop();
        return await show(desk);
      }),
    renewKeys: () =>
      atDesk(async () => {
        const { profileDir } = settings;
        const problem = await core.pause(async () => {
          try {
            await renewKeys({ profileDir, vault: ports.vault, clock: ports.clock });
            return undefined;
          } catch (error) {
            return error;
          } finally {
            keys.forget(); // others lie on the disk now
          }
        });
        if (problem !== undefined) throw problem;
        return await atDesk(show);
      }),
    reset: () =>
      atDesk(async ({ cacheFile, cacheKey }) => {
        proveRebuildable(cacheFile, cacheKey); // while everything is open: a refusal leaves the person at the desk
        await core.pause(async () => {
          const isRebuilt = rebuildCache(cacheFile, cacheKey);
          if (!isRebuilt) setAside(filesOfCache(cacheFile), ports.clock.now());
        });
        if (settings.background) core.engine()?.outboxChanged();
        else await core.engine()?.syncNow();
        return await atDesk(show);
      }),
    async rebuild() {
      if (!keys.areLost()) return ok(core.session.show());
      const mark = asideMark(ports.clock.now());
      setDataAside(settings.profileDir, ports.clock.now());
      await setKeysAside(settings.profileDir, mark);
      ports.log.warn('profile-rebuilt');
      keys.forget();
      await keys.ring();
      const resumed = await core.resume();
      return resumed.ok ? ok(core.session.show()) : resumed;
    },
    sealWork,
    takeWork,
    exportWork: async (passphrase) => {
      const sealed = await sealWork(passphrase);
      if (!sealed.ok) return sealed;
      const { bytes, commands, copies } = sealed.value;
      return await atDesk(async () => {
        const saved = await ports.workFiles.save(nameOfFile(ports.clock.now()), bytes);
        return ok({ outcome: saved ?? 'cancelled', commands, copies });
      });
    },
    importWork: async (passphrase) => {
      const bytes = await ports.workFiles.open();
      return bytes === null ? ok({ outcome: 'cancelled' }) : await takeWork(bytes, passphrase);
    },
  };
}

/** What nothing opens any more. Journals and the copies beside them stay: the server has their key. */
function setDataAside(profileDir: string, now: Date): void {
  const workers = join(profileDir, 'workers');
  for (const worker of listNames(workers)) {
    const names = listNames(join(workers, worker)).filter((name) =>
      /^(cache\.db(-wal|-shm)?|blobs(-\d+)?)$/.test(name),
    );
    setAside(
      names.map((name) => join(workers, worker, name)),
      now,
    );
  }
}

function listNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Without a name of anybody. */
function nameOfFile(now: Date): string {
  return `zweiklick-arbeit-${now.toISOString().slice(0, 10)}.zkarbeit`;
}
