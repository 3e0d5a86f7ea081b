import { constants, setPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import { makeDerivative } from '../derivative/make-derivative.ts';
import { openOriginal } from '../derivative/open-original.ts';

import { toShown } from '../pages/to-shown.ts';
import { readDocument } from '../read-document.ts';
import { createLazyOcr } from './lazy-ocr.ts';
import type { ReaderReply, ReaderRequest } from './reader-protocol.ts';

/**
 * The process that reads proofs. Every byte it gets may be hostile: it has no key, no database, nothing to give away, and
 * when it dies the core starts another one. The window and the sync go first.
 */
interface Port {
  send(reply: ReaderReply): void;
  listen(listener: (request: ReaderRequest) => void): void;
}

type ReadRequest = Extract<ReaderRequest, { request: 'read' }>;
type DeriveRequest = Extract<ReaderRequest, { request: 'derive' }>;
type ShowRequest = Extract<ReaderRequest, { request: 'show' }>;

const port = openPort();
const ocr = createLazyOcr();
let running = new AbortController();

lowerPriority();
port.send({ reply: 'ready' });
port.listen((message) => {
  switch (message.request) {
    case 'read':
      void work(message.job, (signal) => read(message, signal));
      break;
    case 'derive':
      void work(message.job, () => derive(message));
      break;
    case 'show':
      void work(message.job, () => show(message));
      break;
    case 'cancel':
      running.abort();
      break;
    case 'limit':
      watchMemory(message.memoryMegabytes);
      break;
  }
});

async function work(job: number, carryOut: (signal: AbortSignal) => Promise<ReaderReply>): Promise<void> {
  running = new AbortController();
  const { signal } = running;
  try {
    const reply = await carryOut(signal);
    port.send(signal.aborted ? { reply: 'failed', job, cause: 'cancelled', error: '' } : reply);
  } catch (error) {
    // only the kind of the error: its text may quote what was read
    const name = error instanceof Error ? error.name : typeof error;
    port.send({ reply: 'failed', job, cause: signal.aborted ? 'cancelled' : 'defect', error: name });
  }
}

async function read({ job, contentHash, mediaType, bytes }: ReadRequest, signal: AbortSignal): Promise<ReaderReply> {
  const onProgress = (pagesDone: number, pagesTotal: number) =>
    port.send({ reply: 'progress', job, pagesDone, pagesTotal });
  const reading = await readDocument({ contentHash, mediaType, bytes }, { ocr, signal, onProgress });
  return { reply: 'read', job, reading };
}

async function derive({ job, mediaType, bytes, steps }: DeriveRequest): Promise<ReaderReply> {
  const opened = await openOriginal(bytes, mediaType);
  if (!opened.ok) return { reply: 'failed', job, cause: 'damaged', error: '' };
  const original = opened.value;
  try {
    const derivative = await makeDerivative(mediaType, steps, (page) => original.readPage(page));
    if (derivative === undefined) return { reply: 'failed', job, cause: 'no-such-page', error: '' };
    return { reply: 'derived', job, derivative };
  } finally {
    await original.close();
  }
}

async function show({ job, mediaType, bytes }: ShowRequest): Promise<ReaderReply> {
  const shown = await toShown(bytes, mediaType);
  if (!shown.ok) return { reply: 'failed', job, cause: 'damaged', error: '' };
  return { reply: 'shown', job, shown: shown.value };
}

/** A utility process of Electron, or a child process of Node. */
function openPort(): Port {
  const { parentPort } = process as unknown as {
    parentPort?: { postMessage(m: unknown): void; on(e: 'message', l: (event: { data: unknown }) => void): void };
  };
  if (parentPort !== undefined) {
    return {
      send: (reply) => parentPort.postMessage(reply),
      listen: (listener) => parentPort.on('message', ({ data }) => listener(data as ReaderRequest)),
    };
  }
  process.once('disconnect', () => process.exit()); // the core is gone
  return {
    send: (reply) => void process.send?.(reply),
    listen: (listener) => void process.on('message', (message) => listener(message as ReaderRequest)),
  };
}

function lowerPriority(): void {
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // some systems do not let a process; then it runs like any other
  }
}

/** From a thread of its own, because pictures are decoded and read in native code that lets nothing else in. */
function watchMemory(memoryMegabytes: number): void {
  const script = `
    const { workerData } = require('node:worker_threads');
    setInterval(() => {
      if (process.memoryUsage.rss() > workerData) process.kill(process.pid, 'SIGKILL');
    }, 200);`;
  new Worker(script, { eval: true, workerData: memoryMegabytes * 1024 * 1024 }).unref();
}
