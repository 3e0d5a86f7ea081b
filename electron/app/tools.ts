import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { failure } from '../../shared/base/failure.ts';
import { taskId } from '../../shared/base/ids.ts';
import { failed } from '../../shared/base/result.ts';
import { protocolVersion } from '../../shared/wire/protocol.ts';
import { verifyBlobs } from '../blobs/blob-store.ts';
import { referencedContent } from '../cache/content/content-rows.ts';
import { describeCache } from '../cache/describe.ts';
import { listEntries } from '../cache/outbox/outbox-rows.ts';
import { describeReadLog } from '../cache/read-log/read-log-rows.ts';
import { readSyncState } from '../cache/sync-state/sync-state-rows.ts';
import { verifyCache } from '../cache/verify.ts';
import { verifyRecords } from '../evidence/record/verify-records.ts';
import { readJournal } from '../outbox/journal.ts';
import { readJournals } from '../outbox/read-journal.ts';
import { countOutbox } from '../outbox/summary.ts';
import type { AppPorts, AppSettings, AppTools, Diagnosis } from './app.ts';
import type { CoreSession } from './session.ts';
import { version } from './version.ts';
import type { Workstation } from './workstation.ts';

const REACH_MS = 5000;

/** Questions of operators about the running core. Without a signed-in person everything is empty and sound. */
export function createTools(
  core: CoreSession,
  workstation: Workstation,
  ports: AppPorts,
  settings: AppSettings,
): AppTools {
  return {
    workstation,
    outbox() {
      const desk = core.desk();
      if (desk === null) return [];
      return listEntries(desk.db).map(({ commandId, taskId, kind, state, sequence, issuedAt, refusal }) => ({
        commandId,
        taskId,
        kind,
        state,
        sequence,
        issuedAt,
        refusal,
      }));
    },
    push: async () => (await core.engine()?.pushNow()) ?? failed(failure('signed-out')),
    async verify() {
      const desk = core.desk();
      if (desk === null) {
        const nothing = { checked: 0, damaged: 0 };
        const journal = { records: 0, unbroken: true };
        return { sound: true, database: [], documents: nothing, journal, records: { checked: 0, broken: [] } };
      }
      const database = verifyCache(desk.db);
      const stored = [...referencedContent(desk.db)].filter((hash) => desk.blobs.has(hash));
      const damaged = await verifyBlobs(desk.blobs, stored);
      const journal = readJournal(desk.journalFile, desk.journalKey);
      const reads = readJournals.read(desk.readsFile, desk.journalKey);
      const unbroken = journal.intact && reads.intact;
      const records = await verifyRecords(desk.db, desk.blobs);
      return {
        sound: database.length === 0 && damaged.length === 0 && unbroken && records.broken.length === 0,
        database,
        documents: { checked: stored.length, damaged: damaged.length },
        journal: { records: journal.records.length, unbroken },
        records,
      };
    },
    async readProofs(id) {
      const task = taskId.safeParse(id);
      if (task.success) await core.reading()?.readNow(task.data);
    },
    async doctor(): Promise<Diagnosis> {
      const db = core.desk()?.db;
      return {
        version,
        protocol: protocolVersion,
        server: { url: settings.serverUrl, ...(await reach(settings.serverUrl)) },
        vault: ports.vault.describe(),
        profile: { folder: settings.profileDir, bytes: await sizeOf(settings.profileDir) },
        cache: db === undefined ? { schema: '', tasks: 0, cases: 0, documents: 0 } : describeCache(db),
        outbox: db === undefined ? { held: 0, waiting: 0, refused: 0 } : countOutbox(db),
        readLog: db === undefined ? { unsent: 0, removals: 0 } : describeReadLog(db),
        lastSyncAt: db === undefined ? null : readSyncState(db).lastSyncAt,
      };
    },
  };
}

async function reach(serverUrl: string): Promise<{ readonly reachable: boolean; readonly problem: string | null }> {
  try {
    const response = await fetch(new URL('/healthz', serverUrl), { signal: AbortSignal.timeout(REACH_MS) });
    return { reachable: response.ok, problem: response.ok ? null : `HTTP ${response.status}` };
  } catch (error) {
    const cause =
      error instanceof Error && error.cause instanceof Error && 'code' in error.cause ? error.cause.code : '';
    return { reachable: false, problem: String(cause || (error instanceof Error ? error.name : 'unknown')) };
  }
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const sizes = await Promise.all(files.map(async (file) => (await stat(file).catch(() => undefined))?.size ?? 0));
  return sizes.reduce((sum, size) => sum + size, 0);
}
