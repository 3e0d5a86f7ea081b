import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { createDeliveryJournal } from '../audit/delivery-journal.ts';
import { createHeadsFile } from '../audit/heads-file.ts';
import { noteRestored } from '../audit/note-restored.ts';
import { startRetention } from '../audit/retention.ts';
import { startSealing } from '../audit/seal.ts';
import { createDropFolder } from '../connectors/drop-folder.ts';
import { startOutbound } from '../connectors/outbound.ts';
import type { ContentStore } from '../content/content-store.ts';
import { createFolderContentStore } from '../content/folder-content-store.ts';
import { startTidying } from '../content/tidy-content.ts';
import { createFolder } from '../content/write-durably.ts';
import { startClosing } from '../deputyship/close-over.ts';
import { startDocumentThread } from '../documents/document-thread.ts';
import type { Log } from '../log.ts';
import { createKeyFile } from '../session/provider/key-file.ts';
import { readOidcConfig } from '../session/read-oidc-config.ts';
import type { Database } from '../store/database.ts';
import { readOfficeSetting } from '../store/office-settings.ts';
import { openDatabase } from '../store/open-database.ts';
import { ensureEpoch } from '../sync/epoch.ts';
import { buildServer } from './app.ts';
import { lockFolder } from './folder-lock.ts';
import type { Settings } from './settings.ts';

export interface DemoOffice {
  readonly portalKey: string;
  readonly users: readonly { readonly login: string; readonly displayName: string }[];
}

export interface DemoDeps {
  readonly database: Database;
  readonly content: ContentStore;
  readonly now: () => Date;
}

export interface StartDeps {
  readonly log: Log;
  readonly now: () => Date;
  /** Fills an empty database; on one that it filled before, it only answers what it is. */
  readonly seedDemo: (deps: DemoDeps) => Promise<DemoOffice>;
}

export interface RunningServer {
  readonly url: string;
  /** Undefined without demo data. */
  readonly demo: DemoOffice | undefined;
  /** Finishes what is running: requests, deliveries, transactions. */
  readonly stop: () => Promise<void>;
}

/** Everything from the settings to a listening server. What was opened is closed again when a later step fails. */
export async function startServer(settings: Settings, deps: StartDeps): Promise<RunningServer> {
  const closing: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    return { ...(await open(settings, deps, closing)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function open(
  settings: Settings,
  { log, now, seedDemo }: StartDeps,
  closing: (() => Promise<unknown>)[],
): Promise<Omit<RunningServer, 'stop'>> {
  const { limits, publicUrl, oidcConfig } = settings;
  const oidc = oidcConfig === undefined ? undefined : await readOidcConfig(oidcConfig);
  const folder = resolve(settings.dataFolder);
  if (settings.database.kind === 'folder') closing.push(await lockFolder(folder));
  const database = await openDatabase(settings.database);
  closing.push(() => database.close());
  const content = await createFolderContentStore({ folder: join(folder, 'content'), newId: randomUUID });
  const heads = createHeadsFile(folder, randomUUID);
  const deliveries = join(folder, 'deliveries');
  await createFolder(deliveries);
  if (settings.newEpoch) {
    await ensureEpoch(database, randomUUID, { renew: true });
    await noteRestored({ database, heads, now });
  }
  // ends last: what the others write while they stop is sealed too
  const sealing = startSealing({ database, heads, now, onDefect: (defect) => log.error('sealing', defect) });
  closing.push(() => sealing.stop());

  const demo = (await wantsDemo(database, settings.demo)) ? await seedDemo({ database, content, now }) : undefined;
  const documents = startDocumentThread();
  closing.push(() => documents.close());
  const app = await buildServer({
    database,
    content,
    now,
    newId: randomUUID,
    log,
    renderPdf: documents.render,
    demo: demo !== undefined,
    auditHeads: heads,
    deliveryJournal: createDeliveryJournal(deliveries),
    providerKeys: createKeyFile(folder, randomUUID),
    oidc,
    limits,
    publicUrl,
  });
  closing.push(() => app.close());
  const system = createDropFolder({ folder: join(folder, 'handover'), newId: randomUUID, content });
  const outbound = await startOutbound({ database, system, now, onDefect: (defect) => log.error('hand-over', defect) });
  closing.push(() => outbound.stop());
  const tidying = await startTidying({ database, content, now, onDefect: (defect) => log.error('tidying', defect) });
  closing.push(() => tidying.stop());
  const deputyships = startClosing({ database, now, onDefect: (defect) => log.error('deputyships', defect) });
  closing.push(() => deputyships.stop());
  const retention = startRetention({ database, now, onDefect: (defect) => log.error('retention', defect) });
  closing.push(() => retention.stop());
  return { url: await app.listen({ host: settings.host, port: settings.port }), demo };
}

async function wantsDemo(database: Database, wish: Settings['demo']): Promise<boolean> {
  if (wish !== 'when-empty') return wish === 'always';
  return database.read(async (queryable) => {
    if ((await readOfficeSetting(queryable, 'demo')) !== undefined) return true;
    const [row] = await queryable.query<{ empty: boolean }>('SELECT NOT EXISTS (SELECT FROM worker) AS empty');
    return row?.empty === true;
  });
}
