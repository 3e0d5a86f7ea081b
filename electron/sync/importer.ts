import { Worker } from 'node:worker_threads';
import { type Failure, failure } from '../../shared/base/failure.ts';
import { failed, type Result } from '../../shared/base/result.ts';
import type { Secret } from '../../shared/base/secret.ts';
import type { CacheTopic } from '../cache/handle.ts';
import type { ImportReply, ImportRequest, ImportSettings } from './import-protocol.ts';
import type { PullProgress } from './pull.ts';

export interface ImportListener {
  readonly onProgress: (progress: PullProgress) => void;
  /** After each commit of the thread. */
  readonly onCommitted: (topics: ReadonlySet<CacheTopic>) => void;
  /** The server answered, at this time of its own clock. */
  readonly onServerTime?: (at: Date) => void;
}

/** Pulls in a thread of its own. One pull at a time; a thread that dies is started again with the next pull. */
export interface Importer {
  pull(token: Secret, now: Date): Promise<Result<undefined, Failure>>;
  close(): Promise<void>;
}

export function createImporter(script: URL, settings: ImportSettings, listener: ImportListener): Importer {
  let worker: Worker | undefined;
  let finish: ((result: Result<undefined, Failure>) => void) | undefined;

  const settle = (result: Result<undefined, Failure>) => {
    finish?.(result);
    finish = undefined;
  };

  const start = () => {
    const started = new Worker(script, { workerData: settings });
    started.on('message', (message: ImportReply) => {
      switch (message.reply) {
        case 'progress':
          return listener.onProgress(message.progress);
        case 'committed':
          return listener.onCommitted(new Set(message.topics));
        case 'server-time':
          return listener.onServerTime?.(message.at);
        case 'finished':
          return settle(message.result);
      }
    });
    const gone = () => {
      if (worker === started) worker = undefined;
      settle(failed(failure('internal')));
    };
    started.on('error', gone);
    started.on('exit', gone);
    return started;
  };

  const send = (request: ImportRequest) => worker?.postMessage(request);

  return {
    pull(token, now) {
      worker ??= start();
      return new Promise((resolve) => {
        finish = resolve;
        send({ request: 'pull', token: token.reveal(), now });
      });
    },
    async close() {
      const closing = worker;
      if (closing === undefined) return;
      const exited = new Promise<void>((resolve) => closing.once('exit', () => resolve()));
      send({ request: 'close' });
      await exited;
    },
  };
}
