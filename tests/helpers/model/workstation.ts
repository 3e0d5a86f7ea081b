import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { App } from '../../../electron/app/app.ts';
import { deriveKeys, openKeyRing } from '../../../electron/app/open-keys.ts';
import { openBlobStore } from '../../../electron/blobs/blob-store.ts';
import { findCase } from '../../../electron/cache/case/case-rows.ts';
import { referencedContent } from '../../../electron/cache/content/content-rows.ts';
import { listDeputyships } from '../../../electron/cache/deputyship/deputyship-rows.ts';
import type { ReadableDatabase } from '../../../electron/cache/handle.ts';
import { openCache } from '../../../electron/cache/open.ts';
import { listEntries, type OutboxRow } from '../../../electron/cache/outbox/outbox-rows.ts';
import { findTask } from '../../../electron/cache/task/task-rows.ts';
import type { CaseId, ContentHash, TaskId } from '../../../shared/base/ids.ts';
import type { Command } from '../../../shared/commands/command.ts';
import type { Case } from '../../../shared/domain/case.ts';
import type { Deputyship } from '../../../shared/domain/deputyship.ts';
import type { Task } from '../../../shared/domain/task.ts';
import type { Worker } from '../../../shared/domain/worker.ts';
import { type BadNetwork, startBadNetwork } from '../bad-network.ts';
import { type Desktop, desktopOf } from '../caseworker.ts';
import type { ManualClock } from '../manual-clock.ts';
import { memoryVault, startCore, testPorts } from '../test-core.ts';

/** What lies on the disk of a workstation, read from its encrypted files with the product's own code. */
export interface OnDisk {
  readonly tasks: readonly Task[];
  readonly cases: readonly Case[];
  readonly documentIds: readonly string[];
  readonly deputyships: readonly Deputyship[];
  /** Of those asked about. */
  readonly contents: readonly ContentHash[];
  /** What rows on it speak of. */
  readonly referenced: ReadonlySet<ContentHash>;
  readonly outbox: readonly OutboxRow[];
}

/** The real core of one person, which syncs only when told, behind a network of its own. */
export interface Workstation {
  readonly worker: Worker;
  readonly network: BadNetwork;
  readonly desktop: Desktop;
  /** Ends the program in order and starts it again on the same profile. */
  restart(): Promise<void>;
  /** One attempt, whatever the network makes of it. */
  trySync(): Promise<boolean>;
  /** Syncs until nothing is left to send and everything was received. */
  sync(): Promise<void>;
  readonly outbox: () => Promise<readonly Command[]>;
  readonly look: (contents: readonly ContentHash[]) => Promise<OnDisk>;
  close(): Promise<void>;
}

export interface WorkstationSetting {
  readonly worker: Worker;
  readonly profileDir: string;
  readonly serverUrl: string;
  readonly clock: ManualClock;
  readonly seed: number;
}

/** The first may learn that the session is over, the next meets what is left of a bad network. */
const mostAttempts = 6;
const renewal = { timeout: 2000, interval: 20 };

export async function startWorkstation(setting: WorkstationSetting): Promise<Workstation> {
  const { worker, profileDir, serverUrl, clock, seed } = setting;
  const network = await startBadNetwork(serverUrl, seed);
  const vault = memoryVault();
  const start = () =>
    startCore(profileDir, testPorts({ clock, vault }), { serverUrl: network.url, demoLogin: worker.login });
  let app: App = await start();
  let desktop = desktopOf(app);

  const trySync = async () => {
    const before = await desktop.ask('sync.status', {});
    const answer = await desktop.invoke('sync.now', {});
    if (!answer.ok) return false;
    const { connection, problem, waiting, held, lastSyncAt } = answer.value;
    return connection === 'online' && problem === null && waiting + held === 0 && lastSyncAt !== before.lastSyncAt;
  };

  const openDisk = async () => {
    const { current } = await openKeyRing(profileDir, vault);
    const keys = deriveKeys(current, worker.id);
    const dir = join(profileDir, 'workers', worker.id);
    const opened = openCache({ role: 'reader', file: join(dir, 'cache.db'), key: keys.cache });
    if (!opened.ok) throw new Error(`the cache does not open: ${opened.failure}`);
    return { dir, keys, db: opened.value };
  };

  const onDisk = async <Value>(look: (db: ReadableDatabase) => Value): Promise<Value> => {
    const { db } = await openDisk();
    try {
      return look(db);
    } finally {
      db.close();
    }
  };

  const restart = async () => {
    await app.close();
    app = await start();
    desktop = desktopOf(app);
  };

  /** A session that is over is renewed by the core; where that is not possible, the person signs in again. */
  const signInAgain = async () => {
    const settled = vi.waitFor(async () => {
      const { state } = await desktop.ask('session.show', {});
      const { problem } = await desktop.ask('sync.status', {});
      if (state === 'signed-in' && problem?.kind === 'signed-out') throw new Error('it is being renewed');
    }, renewal);
    await settled.catch(() => undefined); // the renewal was lost on the way; the next attempt asks for it again
    if ((await desktop.ask('session.show', {})).state !== 'signed-in') await restart();
  };

  return {
    worker,
    network,
    desktop: {
      invoke: (channel, request) => desktop.invoke(channel, request),
      ask: (channel, request) => desktop.ask(channel, request),
    },
    restart,
    trySync,
    async sync() {
      network.set({ mode: 'good' });
      for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
        await signInAgain();
        if (await trySync()) return;
      }
      throw new Error(`${worker.login} does not sync: ${JSON.stringify(await desktop.ask('sync.status', {}))}`);
    },
    outbox: () => onDisk((db) => listEntries(db).map((entry) => JSON.parse(entry.command) as Command)),
    async look(contents) {
      const { dir, keys, db } = await openDisk();
      const blobs = await openBlobStore({ dir: join(dir, 'blobs'), key: keys.blobs, randomBytes, now: clock.now });
      try {
        return {
          tasks: ids(db, 'task').flatMap((id) => findTask(db, id as TaskId)?.base ?? []),
          cases: ids(db, 'case').flatMap((id) => findCase(db, id as CaseId) ?? []),
          documentIds: ids(db, 'document'),
          deputyships: listDeputyships(db),
          contents: contents.filter((hash) => blobs.has(hash)),
          referenced: referencedContent(db),
          outbox: listEntries(db),
        };
      } finally {
        db.close();
      }
    },
    async close() {
      await app.close();
      await network.close();
    },
  };
}

const idsSql = {
  task: 'SELECT id FROM task ORDER BY id',
  case: 'SELECT id FROM benefit_case ORDER BY id',
  document: 'SELECT id FROM file_document WHERE pending = 0 ORDER BY id',
};

function ids(db: ReadableDatabase, kind: keyof typeof idsSql): readonly string[] {
  return db.all<{ id: string }>(idsSql[kind]).map(({ id }) => id);
}
