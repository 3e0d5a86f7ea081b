import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServerProcess, startServerProcess } from '../../build/scripts/server-process.ts';

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

/** The product's server as a process of its own, with demo data at its first start in a folder. */
export async function startServer(options: StartServerOptions = {}): Promise<TestServer> {
  const data = options.data ?? mkdtempSync(join(tmpdir(), 'zweiklick-server-'));
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
