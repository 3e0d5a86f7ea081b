import { mkdtempSync, rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServerProcess, startServerProcess } from '../../build/scripts/server-process.ts';
import { dayInBerlin } from '../../shared/base/calendar-date.ts';
import { prepared } from './prepared.ts';

export interface StartServerOptions {
  /** Folder of an earlier start, to go on with its data; a fresh one otherwise, removed by `dispose`. */
  readonly data?: string;
  /** The port of an earlier start, so that clients find it again; 0 takes a free one. */
  readonly port?: number;
  readonly words?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export interface TestServer extends ServerProcess {
  readonly data: string;
  readonly port: number;
  /** Stops it and removes its data. */
  dispose(): Promise<void>;
}

/** The product's server as a process of its own, with demo data unless words say otherwise. */
export async function startServer(options: StartServerOptions = {}): Promise<TestServer> {
  const data = options.data ?? mkdtempSync(join(tmpdir(), 'zweiklick-server-'));
  if (options.data === undefined && options.words === undefined) await putDemoData(data);
  const server = await startServerProcess({ ...options, data });
  return {
    ...server,
    data,
    port: Number(new URL(server.url).port),
    dispose: async () => {
      await server.stop();
      rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

/** What the server's first start leaves: drawing the papers of the demo office takes it many times as long as a copy. */
async function putDemoData(folder: string): Promise<void> {
  const path = await prepared(`demo-of-${dayInBerlin(new Date())}`, async (part) => {
    const server = await startServerProcess({ data: part });
    await server.stop();
  });
  await cp(path, folder, { recursive: true });
}
