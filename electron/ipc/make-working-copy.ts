import { failure } from '../../shared/base/failure.ts';
import type { ContentHash, TaskId } from '../../shared/base/ids.ts';
import { failed, ok } from '../../shared/base/result.ts';
import type { DerivativeSteps } from '../../shared/domain/evidence/derivative-steps.ts';
import type { AnswerOf } from '../../shared/ipc/index.ts';
import { findProcedure } from '../../shared/procedures/catalogue.ts';
import { putDerivative, type StoredDerivative } from '../cache/derivative/derivative-rows.ts';
import { putReading } from '../cache/reading/reading-rows.ts';
import { findTask } from '../cache/task/task-rows.ts';
import { makeProvenDerivative } from '../evidence/derivative/make-proven-derivative.ts';
import { maskDiagnosis } from '../evidence/service/mask-diagnosis.ts';
import type { Desk, HandlerWorld } from './handler.ts';

export interface WorkingCopyRequest {
  readonly taskId: TaskId;
  readonly original: ContentHash;
  readonly steps: DerivativeSteps;
}

/** Makes, proves and keeps a working copy beside the original, in place of an earlier one. */
export async function makeWorkingCopy(
  { db, blobs, copies, outbox }: Desk,
  { evidence, sync }: HandlerWorld,
  { taskId, original, steps }: WorkingCopyRequest,
): Promise<AnswerOf<'derivative.make'>> {
  const task = findTask(db, taskId)?.effective;
  const attachment = task?.submission.attachments.find(({ contentHash }) => contentHash === original);
  if (task === undefined || attachment === undefined) return failed(failure('not-found'));
  const rules = findProcedure(task.procedure)?.evidence ?? null;
  if (task.state === 'filed' || rules === null) return failed(failure('not-allowed-now'));
  const stored = blobs.has(original) ? await blobs.read(original) : await sync.fetchDocument(original);
  if (!stored.ok) return stored;
  const bytes = stored.value instanceof Uint8Array ? stored.value : stored.value.bytes;
  const made = await makeProvenDerivative({ bytes, mediaType: attachment.mediaType, steps }, rules, evidence);
  if (!made.ok) return made;
  for (const store of [copies, blobs]) {
    const written = await store.write(made.value.contentHash, made.value.bytes);
    if (!written.ok) return written;
  }
  const { contentHash, mediaType, kind, isProven, reading } = made.value;
  const derivative: StoredDerivative = {
    taskId,
    original,
    contentHash,
    mediaType,
    size: made.value.bytes.length,
    kind,
    isProven,
    steps,
  };
  db.transaction(() => {
    outbox.journal.append([{ record: 'copy', copy: derivative }]);
    putDerivative(db, derivative);
    if (reading !== null) putReading(db, maskDiagnosis(reading)); // for screen readers, like that of the original
  });
  const { taskId: _task, ...answer } = derivative;
  return ok(answer);
}
