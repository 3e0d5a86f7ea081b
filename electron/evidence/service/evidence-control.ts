import type { TaskId } from '../../../shared/base/ids.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { DocumentReading } from '../../../shared/domain/evidence/reading.ts';
import type { ShownDocument } from '../pages/to-shown.ts';
import type { DerivingJob, ReadingJob, ReadingProgress, ReadingStop, ShowingJob } from './reader.ts';
import type { MadeDerivative } from './reader-protocol.ts';

export interface TaskProgress extends ReadingProgress {
  readonly state: 'waiting' | 'reading';
}

/** Reads the proofs of one person's tasks, one document at a time, and keeps their checks up to date. */
export interface EvidenceService {
  start(): void;
  /** Breaks off what is being read; the rest is read after the next start. */
  stop(): Promise<void>;
  /** Somebody looks at the task: its proofs go first, and those of the tasks behind it follow. */
  want(taskId: TaskId): void;
  progressOf(taskId: TaskId): TaskProgress;
  /** Rows or documents have come, or a task has left: what there is to read may have changed. */
  changed(): void;
  /** A click has moved a task: what the other tasks of its case are compared with may have changed. */
  clicked(taskId: TaskId): void;
  /** The proofs of the task are read once more, also those that could not be read. */
  readAgain(taskId: TaskId): void;
  /** Reads what is missing of one task, fetching bytes that are not here. For the command line. */
  readNow(taskId: TaskId): Promise<void>;
  /** A working copy of a document, not kept and not proven yet. */
  derive(job: DerivingJob): Promise<Result<MadeDerivative, ReadingStop>>;
  /** What the viewer can show of a document that it cannot show as it is. */
  show(job: ShowingJob): Promise<Result<ShownDocument, ReadingStop>>;
  /** A document that is not part of a task (yet): what comes of it is not kept. */
  readBytes(job: ReadingJob): Promise<Result<DocumentReading, ReadingStop>>;
}
