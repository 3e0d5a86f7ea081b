import { createHash } from 'node:crypto';
import { canonicalJson } from '../../shared/base/canonical-json.ts';
import { type Failure, failure } from '../../shared/base/failure.ts';
import { type ContentHash, fileDocumentId } from '../../shared/base/ids.ts';
import { failed, ok, type Result } from '../../shared/base/result.ts';
import type { Command, FiledDocument } from '../../shared/commands/command.ts';
import type { Case } from '../../shared/domain/case.ts';
import { decideSecondClick } from '../../shared/domain/evidence/decide-first-click.ts';
import type { Task } from '../../shared/domain/task.ts';
import type { CheckedRequestOf } from '../../shared/ipc/index.ts';
import { findProcedure } from '../../shared/procedures/catalogue.ts';
import { findCase } from '../cache/case/case-rows.ts';
import { putRecord, removeRecordsOfTask } from '../cache/check-record/check-record-rows.ts';
import { listDerivatives, type StoredDerivative } from '../cache/derivative/derivative-rows.ts';
import { listOpenedFindings } from '../cache/opened-finding/opened-finding-rows.ts';
import { findReadingFacts } from '../cache/reading/reading-rows.ts';
import { findTask } from '../cache/task/task-rows.ts';
import { findWorker } from '../cache/worker/worker-rows.ts';
import { bringUpToDate, type TaskCheck } from '../evidence/check/compute-check.ts';
import { lockOf } from '../evidence/check/person-lock.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { assigneeOf } from './assignee.ts';
import { buildRecord } from './build-record.ts';
import { checkFiling } from './check-filing.ts';
import type { Desk, HandlerWorld } from './handler.ts';
import { refuseStep } from './refuse-step.ts';

type FileRequest = CheckedRequestOf<'task.file'>;
type Stamp = Pick<Command, 'commandId' | 'issuedAt'>;

/**
 * Click two: Durchschrift and proofs, or their working copies, into the file, with the Prüfvermerk. Failures:
 * `not-found`; `invalid-input` when the filing is not whole; `not-allowed-now` before a privacy finding is settled, or
 * against the right-person lock without its reason, with the findings as fields; those of `refuseStep`.
 */
export function fileTask(
  desk: Desk,
  world: HandlerWorld,
  request: FileRequest,
  stamp: Stamp,
): Result<{ version: number }, Failure> {
  const { db } = desk;
  const { taskId, expectedVersion, caseFileId, register } = request;
  const task = findTask(db, taskId)?.effective;
  if (task === undefined) return failed(failure('not-found'));
  const closed = refuseStep(db, task, { action: 'file' }, world.clock.now());
  if (closed !== undefined) return failed(closed);
  const benefitCase = task.caseId === null ? undefined : findCase(db, task.caseId);
  const derivatives = listDerivatives(db, taskId);
  const documents = withWorkingCopies(request.documents, derivatives);
  const wrong = checkFiling(task, benefitCase, { caseFileId, register, documents });
  if (wrong.length > 0) return failed(failure('invalid-input', { fields: [...wrong] }));
  const found = bringUpToDate(db, task);
  const refused = refuseFiling(desk, request, { task, benefitCase, derivatives, found });
  if (refused !== undefined) return failed(refused);
  const withIds = documents.map((document) => ({ ...document, id: newDocumentId(world) }));
  const record = recordOf(desk, world, request, { task, found, derivatives, documents: withIds, stamp });
  const target = { caseFileId, register, documents: withIds };
  const command: Command = {
    kind: 'file',
    taskId,
    expectedVersion,
    target,
    ...stamp,
    ...(record === undefined ? {} : { record }),
  };
  return db.transaction(() => {
    const filed = enqueue(desk.outbox, command);
    if (!filed.ok) return filed;
    removeRecordsOfTask(db, taskId);
    if (record !== undefined) {
      const sha256 = createHash('sha256').update(canonicalJson(record.content)).digest('hex');
      putRecord(db, { id: record.id, sha256, record: record.content });
    }
    return ok({ version: filed.value.version });
  });
}

type Requested = FileRequest['documents'];

/** A working copy stands in for its original, unless the window has said so itself. */
function withWorkingCopies(documents: Requested, derivatives: readonly StoredDerivative[]): Requested {
  return documents.map((document) => {
    const original = document.replaces ?? document.contentHash;
    const made = derivatives.find((derivative) => derivative.original === original);
    if (document.origin !== 'proof' || made === undefined) return document;
    return { ...document, contentHash: made.contentHash, replaces: original };
  });
}

interface Filing {
  readonly task: Task;
  readonly benefitCase: Case | undefined;
  readonly derivatives: readonly StoredDerivative[];
  readonly found: TaskCheck | undefined;
}

function refuseFiling(desk: Desk, request: FileRequest, filing: Filing): Failure | undefined {
  const { task, benefitCase, derivatives, found } = filing;
  const lock =
    found === undefined || benefitCase === undefined
      ? null
      : lockOf(desk.db, task, found, { benefitCase, caseFileId: request.caseFileId });
  const permission = decideSecondClick({
    check: found?.check ?? null,
    isReturned: task.state === 'returned',
    provenlyBlackened: provenlyBlackened(derivatives),
    isLockClosed: lock?.state === 'closed',
    hasLockReason: request.lockOverride !== undefined,
  });
  if (permission.allowed) return undefined;
  const names = permission.findings.length === 0 ? [permission.reason] : permission.findings;
  return failure('not-allowed-now', { fields: names.slice(0, 50).map((name) => name.slice(0, 80)) });
}

function provenlyBlackened(derivatives: readonly StoredDerivative[]): readonly ContentHash[] {
  return derivatives.filter(({ kind, isProven }) => kind === 'blackened' && isProven).map(({ original }) => original);
}

interface Recorded extends Omit<Filing, 'benefitCase'> {
  readonly documents: readonly FiledDocument[];
  readonly stamp: Stamp;
}

/** For every procedure that compares something, also where it could not: then the record says that nothing was compared. */
function recordOf(desk: Desk, { sync, clock, newId }: HandlerWorld, request: FileRequest, recorded: Recorded) {
  const { db, workerId } = desk;
  const { task, found, derivatives, documents, stamp } = recorded;
  const procedure = findProcedure(task.procedure);
  if (procedure === undefined || procedure.evidence === null || task.submission.attachments.length === 0)
    return undefined;
  const { deputyFor } = assigneeOf(db, task, clock.now());
  const content = buildRecord({
    task,
    procedure,
    check: found?.check ?? null,
    // what they hold is not needed, and much to read at a click
    readings: task.submission.attachments.flatMap(({ contentHash }) => findReadingFacts(db, contentHash) ?? []),
    opened: listOpenedFindings(db, task.id),
    documents,
    derivatives,
    lockOverride: request.lockOverride ?? null,
    by: { id: workerId, name: findWorker(db, workerId)?.displayName ?? '' },
    onBehalfOf: deputyFor === null || task.assigneeId === null ? null : { id: task.assigneeId, name: deputyFor },
    filedAt: stamp.issuedAt,
    isOnline: sync.status().connection === 'online',
  });
  return { id: fileDocumentId.parse(newId()), content };
}

function newDocumentId({ newId }: HandlerWorld) {
  return fileDocumentId.parse(newId());
}
