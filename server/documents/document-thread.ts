import { Worker } from 'node:worker_threads';
import type { ArchivalPdf, RenderPdf } from './archival-pdf.ts';

export interface RenderRequest {
  readonly id: number;
  readonly input: ArchivalPdf;
}
export type RenderReply =
  | { readonly id: number; readonly bytes: Uint8Array }
  | { readonly id: number; readonly problem: unknown };

/** Renders documents off the event loop, one after another: a page takes milliseconds, and requests must not wait for it. */
export interface DocumentThread {
  readonly render: RenderPdf;
  /** What is being rendered is given up. */
  readonly close: () => Promise<void>;
}

interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (problem: unknown) => void;
}

/** Starts at once, so that fonts are read before the first document. A thread that dies is started again by the next one. */
export function startDocumentThread(): DocumentThread {
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let worker: Worker | undefined = start();

  function start(): Worker {
    const started = new Worker(new URL('./document-worker.ts', import.meta.url));
    started.on('message', (reply: RenderReply) => {
      const { resolve, reject } = waiting.get(reply.id) ?? {};
      waiting.delete(reply.id);
      if (waiting.size === 0) started.unref();
      if ('bytes' in reply) resolve?.(reply.bytes);
      else reject?.(reply.problem);
    });
    const gone = (problem: unknown) => {
      if (worker !== started) return;
      worker = undefined;
      for (const { reject } of waiting.values()) reject(problem);
      waiting.clear();
    };
    started.on('error', gone);
    started.on('exit', () => gone(new Error('the thread that renders documents has ended')));
    started.unref(); // idle, it keeps no program alive
    return started;
  }

  return {
    render: (input) =>
      new Promise((resolve, reject) => {
        worker ??= start();
        const id = ++asked;
        waiting.set(id, { resolve, reject });
        worker.ref();
        worker.postMessage({ id, input } satisfies RenderRequest);
      }),
    close: async () => void (await worker?.terminate()),
  };
}
