import type { Failure } from '../../../shared/base/failure.ts';
import type { ContentHash, TaskId } from '../../../shared/base/ids.ts';
import { oneAfterAnother } from '../../../shared/base/one-after-another.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { DocumentReading } from '../../../shared/domain/evidence/reading.ts';
import type { BlobStore } from '../../blobs/blob-store.ts';
import type { WritableDatabase } from '../../cache/handle.ts';
import { listRead, putReading, removeReading } from '../../cache/reading/reading-rows.ts';
import { openTasksByAge } from '../../cache/task/open-tasks.ts';
import { findTask } from '../../cache/task/task-rows.ts';
import { openTasksOfCase } from '../../cache/task/tasks-of-case.ts';
import type { Clock } from '../../ports/clock.ts';
import { readingEngine } from '../reading-engine.ts';
import { createCheckKeeper } from './check-keeper.ts';
import { decideNextReading, type NextReading, shouldMakeWay, type UnreadDocument } from './decide-next-reading.ts';
import type { EvidenceService } from './evidence-control.ts';
import { maskDiagnosis } from './mask-diagnosis.ts';
import type { Reader, ReadingJob, ReadingProgress } from './reader.ts';
import { planQueue, type ReadingQueue, unreadProofs } from './reading-queue.ts';
import { unreadableReading } from './unreadable-reading.ts';

/** Open tasks whose proofs are read before somebody asks; as many as have their documents here. */
const TASKS_AHEAD = 500;
/** After a change, so that a first sync does not plan hundreds of times. */
const PLAN_AFTER_MS = 400;
/** What could not be fetched or read is tried again. */
const AGAIN_AFTER_MS = 10_000;
/** Then only what somebody waits for is tried. */
const DEFECTS_IN_A_ROW = 3;
/** Without work: the engine's memory goes back to the system. */
const REST_AFTER_MS = 180_000;

export interface EvidenceParts {
  readonly db: WritableDatabase;
  readonly blobs: BlobStore;
  readonly reader: Reader;
  readonly clock: Pick<Clock, 'after'>;
  /** Whether proofs are read before somebody asks for them. */
  readonly readsAhead: boolean;
  readonly fetchDocument: (hash: ContentHash) => Promise<Result<{ readonly bytes: Uint8Array }, Failure>>;
  /** The running document has come further. */
  readonly onProgress: () => void;
}

const nothingToRead: ReadingQueue = { unread: [], order: [], complete: [] };

export function createEvidenceService(parts: EvidenceParts): EvidenceService {
  const { db, blobs, reader, clock } = parts;
  let active = false;
  const checks = createCheckKeeper(db, clock, () => active);
  let queue = nothingToRead;
  let wanted: TaskId | null = null;
  let running: (UnreadDocument & { progress: ReadingProgress }) | null = null;
  const setAside = new Set<ContentHash>();
  let cancelPlanning: (() => void) | undefined;
  let cancelRest: () => void = () => undefined;
  /** Documents are read strictly one after another. */
  const oneAtATime = oneAfterAnother();
  let isTurning = false;
  /** In a row: the engines may not be there at all. */
  let defects = 0;

  /** Somebody waits for this: what is being read makes way, and is read again afterwards. */
  const atOnce = <Value>(step: () => Promise<Value>): Promise<Value> => {
    if (running !== null) reader.cancel();
    return oneAtATime(step);
  };

  const planSoon = () => {
    if (active) cancelPlanning ??= clock.after(PLAN_AFTER_MS, plan);
  };

  const plan = () => {
    cancelPlanning = undefined;
    if (!active) return;
    const tasks = parts.readsAhead ? openTasksByAge(db, TASKS_AHEAD) : [];
    queue = planQueue(tasks, listRead(db, readingEngine));
    queueWanted();
    checks.refreshAll(queue.complete);
    turn();
  };

  /** A task that is not among the open ones, or before there was a plan. */
  const queueWanted = () => {
    const task = wanted === null ? undefined : findTask(db, wanted)?.effective;
    if (task === undefined) return;
    const unread = unreadProofs(task, listRead(db, readingEngine));
    const others = queue.unread.filter((document) => document.taskId !== task.id);
    queue = { ...queue, unread: [...unread, ...others] };
  };

  const next = (): NextReading =>
    decideNextReading({
      unread: queue.unread,
      order: queue.order,
      wanted,
      isStored: (hash) => blobs.has(hash),
      isSetAside: (hash) => setAside.has(hash),
    });

  const turn = () => {
    if (!active || isTurning) return;
    const step = next();
    if (step.do === 'wait' || (defects >= DEFECTS_IN_A_ROW && step.document.taskId !== wanted)) return restLater();
    cancelRest();
    isTurning = true;
    void carryOut(step)
      .catch(() => putAside(step.document))
      .finally(() => {
        isTurning = false;
        turn();
      });
  };

  const carryOut = async (step: Exclude<NextReading, { do: 'wait' }>) => {
    if (step.do === 'read') return await oneAtATime(() => readProof(step.document));
    const fetched = await parts.fetchDocument(step.document.contentHash);
    if (!fetched.ok) putAside(step.document);
  };

  const readProof = async (document: UnreadDocument): Promise<void> => {
    const { contentHash, mediaType } = document;
    const stored = await blobs.read(contentHash);
    if (!stored.ok) return putAside(document); // damaged: it is fetched again
    running = { ...document, progress: { pagesDone: 0, pagesTotal: 0 } };
    parts.onProgress();
    const read = await readTwiceAtMost({ contentHash, mediaType, bytes: stored.value });
    running = null;
    if (!read.ok && read.failure === 'cancelled') return; // it made way and stays in the queue
    const reading = read.ok ? read.value : unreadableReading(contentHash, read.failure);
    defects = reading === undefined ? defects + 1 : 0;
    if (reading === undefined) return putAside(document); // a defect of ours: the log has it
    keep(reading);
    const taskIds = tasksOf(document);
    forget(document);
    for (const taskId of taskIds) checks.refresh(taskId);
  };

  /** A process that died once may have had bad luck; twice, and it is the document. */
  const readTwiceAtMost = async (job: ReadingJob) => {
    const first = await reader.read(job, progressed);
    const isWorthIt = !first.ok && (first.failure === 'out-of-memory' || first.failure === 'damaged');
    return isWorthIt && active ? await reader.read(job, progressed) : first;
  };

  const progressed = (progress: ReadingProgress) => {
    if (running === null) return;
    running.progress = progress;
    parts.onProgress();
  };

  const keep = (reading: DocumentReading) => db.transaction(() => putReading(db, maskDiagnosis(reading)));

  const putAside = ({ contentHash }: UnreadDocument) => {
    setAside.add(contentHash);
    clock.after(AGAIN_AFTER_MS, () => {
      setAside.delete(contentHash);
      turn();
    });
  };

  const forget = ({ contentHash }: UnreadDocument) => {
    queue = { ...queue, unread: queue.unread.filter((document) => document.contentHash !== contentHash) };
  };

  /** The same bytes may have been sent twice. */
  const tasksOf = ({ contentHash, taskId }: UnreadDocument): ReadonlySet<TaskId> => {
    const others = queue.unread.filter((document) => document.contentHash === contentHash);
    return new Set([taskId, ...others.map((document) => document.taskId)]);
  };

  const restLater = () => {
    cancelRest();
    cancelRest = clock.after(REST_AFTER_MS, () => {
      if (running === null) reader.rest();
    });
  };

  const makeWay = () => {
    if (running !== null && shouldMakeWay(running, next(), wanted)) reader.cancel();
  };

  return {
    start() {
      active = true;
      planSoon(); // the window comes first
    },
    async stop() {
      active = false;
      cancelPlanning?.();
      cancelRest();
      reader.rest();
      await oneAtATime(async () => undefined); // what runs ends
    },
    want(taskId) {
      if (wanted === taskId) return;
      wanted = taskId;
      if (!active) return;
      queueWanted();
      makeWay();
      turn();
    },
    progressOf(taskId) {
      if (running?.taskId === taskId) return { state: 'reading', ...running.progress };
      return { state: 'waiting', pagesDone: 0, pagesTotal: 0 };
    },
    changed: planSoon,
    clicked(taskId) {
      const caseId = findTask(db, taskId)?.effective.caseId ?? null;
      if (caseId === null || !active) return;
      clock.after(PLAN_AFTER_MS, () => active && checks.refreshKnown(openTasksOfCase(db, caseId)));
    },
    readAgain(taskId) {
      const task = findTask(db, taskId)?.effective;
      if (task === undefined) return;
      db.transaction(() => {
        for (const { contentHash } of task.submission.attachments) removeReading(db, contentHash);
      });
      wanted = taskId;
      queueWanted();
      makeWay();
      turn();
    },
    async readNow(taskId) {
      const task = findTask(db, taskId)?.effective;
      if (task === undefined) return;
      for (const document of unreadProofs(task, listRead(db, readingEngine))) {
        if (!blobs.has(document.contentHash)) await parts.fetchDocument(document.contentHash);
        await oneAtATime(() => readProof(document));
      }
      checks.refresh(taskId);
    },
    derive: (job) => atOnce(() => reader.derive(job)),
    show: (job) => atOnce(() => reader.show(job)),
    readBytes: (job) => atOnce(() => reader.read(job, () => undefined)),
  };
}
