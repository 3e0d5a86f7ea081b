import type { ContentHash } from '../../../shared/base/ids.ts';
import { failed, ok, type Result } from '../../../shared/base/result.ts';
import type { DerivativeSteps } from '../../../shared/domain/evidence/derivative-steps.ts';
import type { DocumentReading } from '../../../shared/domain/evidence/reading.ts';
import type { ChildProcess, StartChild } from '../../ports/child-process.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { ShownDocument } from '../pages/to-shown.ts';
import type { MadeDerivative, ReaderReply, ReaderRequest } from './reader-protocol.ts';

/** A page of a phone photo takes seconds; whoever says nothing for so long will not come back. */
const SILENT_MS = 120_000;
/** Of one document, however many pages report progress. */
const AT_MOST_MS = 900_000;
const MEMORY_MEGABYTES = 2_500;
const HEAP_MEGABYTES = 1_024;

export interface ReadingJob {
  readonly contentHash: ContentHash;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export interface DerivingJob {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly steps: DerivativeSteps;
}

export type ShowingJob = Omit<DerivingJob, 'steps'>;

export interface ReadingProgress {
  readonly pagesDone: number;
  readonly pagesTotal: number;
}

/** Why there is no result: `cancelled` and `defect` say nothing about the document. */
export type ReadingStop = 'cancelled' | 'defect' | 'no-such-page' | 'took-too-long' | 'out-of-memory' | 'damaged';

/** Reads one document at a time in a process of its own, which starts with the first one and stays warm. */
export interface Reader {
  read(job: ReadingJob, onProgress: (progress: ReadingProgress) => void): Promise<Result<DocumentReading, ReadingStop>>;
  /** Makes a working copy; the same process, because it opens the same hostile bytes. */
  derive(job: DerivingJob): Promise<Result<MadeDerivative, ReadingStop>>;
  /** Makes what the viewer can show of a document that it cannot; the same process, for the same reason. */
  show(job: ShowingJob): Promise<Result<ShownDocument, ReadingStop>>;
  /** The running document makes way; it can be given again. */
  cancel(): void;
  /** Gives the memory back; the next document starts a new process. */
  rest(): void;
}

export interface ReaderParts {
  readonly script: URL;
  readonly startChild: StartChild;
  readonly clock: Pick<Clock, 'after'>;
  readonly log: Log;
}

type JobResult = DocumentReading | MadeDerivative | ShownDocument;

interface Running {
  readonly job: number;
  readonly onProgress: (progress: ReadingProgress) => void;
  readonly settle: (result: Result<JobResult, ReadingStop>) => void;
}

export function createReader({ script, startChild, clock, log }: ReaderParts): Reader {
  let child: ChildProcess | undefined;
  /** The process has loaded its engines. */
  let isReady = false;
  let running: Running | undefined;
  let jobs = 0;
  let stopSilence: () => void = () => undefined;
  let stopTotal: () => void = () => undefined;

  const send = (request: ReaderRequest) => child?.send(request);

  const finish = (result: Result<JobResult, ReadingStop>) => {
    stopSilence();
    stopTotal();
    const finished = running;
    running = undefined;
    finished?.settle(result);
  };

  /** Whatever it is doing: a document that holds a process up does not get the next one. */
  const drop = (cause: ReadingStop) => {
    const dropped = child;
    child = undefined;
    dropped?.kill();
    finish(failed(cause));
  };

  const listen = (reply: ReaderReply) => {
    if (reply.reply === 'ready') {
      isReady = true;
      return;
    }
    if (reply.job !== running?.job) return; // of a document that made way
    switch (reply.reply) {
      case 'progress':
        watchSilence();
        return running.onProgress(reply);
      case 'read':
        return finish(ok(reply.reading));
      case 'shown':
        return finish(ok(reply.shown));
      case 'derived':
        return finish(ok(reply.derivative));
      case 'failed':
        if (reply.cause === 'defect') log.error('reading-failed', { cause: reply.error });
        return finish(failed(reply.cause));
    }
  };

  const watchSilence = () => {
    stopSilence();
    stopSilence = clock.after(SILENT_MS, () => drop('took-too-long'));
  };

  const start = (): ChildProcess => {
    isReady = false;
    const started: ChildProcess = startChild(
      script,
      { heapMegabytes: HEAP_MEGABYTES },
      {
        onMessage: (message) => listen(message as ReaderReply),
        onExit: ({ code, signal }) => {
          if (child !== started) return; // ended on purpose
          child = undefined;
          log.warn('reading-process-died', { code, signal });
          finish(failed(isReady ? causeOfDeath(signal) : 'defect'));
        },
      },
    );
    started.send({ request: 'limit', memoryMegabytes: MEMORY_MEGABYTES } satisfies ReaderRequest);
    return started;
  };

  const run = (
    request: (job: number) => ReaderRequest,
    onProgress: (progress: ReadingProgress) => void,
  ): Promise<Result<JobResult, ReadingStop>> => {
    if (running !== undefined) throw new Error('One document at a time');
    child ??= start();
    jobs += 1;
    const job = jobs;
    return new Promise((settle) => {
      running = { job, onProgress, settle };
      watchSilence();
      stopTotal = clock.after(AT_MOST_MS, () => drop('took-too-long'));
      send(request(job));
    });
  };

  return {
    // the reply to a request is of its kind; TypeScript cannot follow that through the process
    read: (job, onProgress) =>
      run((number) => ({ request: 'read', job: number, ...job }), onProgress) as ReturnType<Reader['read']>,
    derive: (job) =>
      run(
        (number) => ({ request: 'derive', job: number, ...job }),
        () => undefined,
      ) as ReturnType<Reader['derive']>,
    show: (job) =>
      run(
        (number) => ({ request: 'show', job: number, ...job }),
        () => undefined,
      ) as ReturnType<Reader['show']>,
    cancel() {
      if (running !== undefined) send({ request: 'cancel' });
    },
    rest() {
      drop('cancelled');
    },
  };
}

/** A crash in native code comes from bytes that are no proper document; everything else from too little memory. */
function causeOfDeath(signal: string | null): ReadingStop {
  return signal === 'SIGSEGV' || signal === 'SIGBUS' || signal === 'SIGILL' ? 'damaged' : 'out-of-memory';
}
