import { addDays, dayInBerlin, type Instant, toInstant } from '../../shared/base/calendar-date.ts';
import type { TaskId } from '../../shared/base/ids.ts';
import { failed, ok, type Result } from '../../shared/base/result.ts';
import type { AcceptedMediaType } from '../../shared/domain/submission.ts';
import { findProcedure } from '../../shared/procedures/catalogue.ts';
import { checkDeclared } from '../../shared/procedures/check-declared.ts';
import type { Procedure } from '../../shared/procedures/procedure.ts';
import { type SubmissionPart, type SubmissionResponse, submissionResponse } from '../../shared/wire/submissions.ts';
import { type ContentStore, ContentStoreFull, type StoredContent } from '../content/content-store.ts';
import { keepContent } from '../content/keep-content.ts';
import type { RenderPdf } from '../documents/archival-pdf.ts';
import { describeRefusedFile } from '../documents/describe-refused-file.ts';
import { safeFileName } from '../documents/safe-file-name.ts';
import { sniffMediaType } from '../documents/sniff-media-type.ts';
import { renderSubmissionCopy } from '../documents/submission-copy.ts';
import { findResponsibility } from '../responsibility/find-responsibility.ts';
import { appendAudit } from '../store/audit.ts';
import type { Database, Transaction } from '../store/database.ts';
import { readOfficeName } from '../store/office-settings.ts';
import { findSubmissionAnswer, insertSubmission, lockSubmissionId } from '../store/submission-writes.ts';
import { insertTask } from '../store/task-writes.ts';
import { buildCopyInput } from './copy-input.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { IntakeFailure } from './intake-failure.ts';
import { type ReservedNumber, reserveNumber } from './reserve-number.ts';

export interface IntakeDeps {
  readonly database: Database;
  readonly content: ContentStore;
  readonly newId: () => string;
  /** Where the Durchschrift is rendered; in this thread unless given. */
  readonly renderPdf?: RenderPdf;
}

/** A file as it came. Name and type are claims of the sender. */
export interface ReceivedFile {
  readonly claimedName: string;
  readonly claimedType: string;
  readonly bytes: Uint8Array;
}

/** A file that was looked at and stored. */
interface TakenFile extends StoredContent {
  readonly mediaType: AcceptedMediaType;
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly claimedName: string;
  readonly claimedType: string;
}

export interface Accepted {
  /** False when the same submission was taken earlier; the answer is that of the first time. */
  readonly isNew: boolean;
  readonly answer: SubmissionResponse;
}

/**
 * Takes a submission: checks it against its procedure, stores the files, and gives it a process number. Then the
 * Durchschrift is rendered and stored, and one transaction routes the submission and puts the task on a desk. The same
 * submissionId with the same content is answered as the first time, also when both come at once; where the first time was
 * cut off, whoever sends it again finishes it under the same number.
 * @param receivedAt frozen here for ever: an application counts from the day it was received (§ 37 SGB II)
 */
export async function submit(
  deps: IntakeDeps,
  submission: SubmissionPart,
  files: readonly ReceivedFile[],
  receivedAt: Instant,
): Promise<Result<Accepted, IntakeFailure>> {
  const procedure = findProcedure(submission.procedure);
  if (procedure === undefined) return failed({ kind: 'unknown-procedure' });
  const problems = checkDeclared(procedure, submission.declared);
  if (problems.length > 0) return failed({ kind: 'wrong-declaration', problems });
  if (procedure.proof === 'required' && files.length === 0) return failed({ kind: 'proof-missing' });
  if (procedure.proof === 'none' && files.length > 0) return failed({ kind: 'no-proof-expected' });
  try {
    const taken = await takeFiles(deps.content, files);
    if (!taken.ok) return taken;
    const fingerprint = fingerprintOf(submission, taken.value);
    const given = { submission, procedure, files: taken.value, fingerprint };
    const begun = await deps.database.transaction((transaction) => begin(transaction, given, receivedAt));
    if (begun.kind === 'known') return begun.result;
    const facts = { ...given, ...begun.reserved };
    const copy = await storeCopy(deps, facts, begun.officeName);
    return await deps.database.transaction((transaction) => accept(deps, transaction, facts, copy));
  } catch (problem) {
    if (problem instanceof ContentStoreFull) return failed({ kind: 'disk-full' });
    throw problem;
  }
}

interface GivenFacts {
  readonly submission: SubmissionPart;
  readonly procedure: Procedure;
  readonly files: readonly TakenFile[];
  readonly fingerprint: string;
}
type AcceptFacts = GivenFacts & ReservedNumber;

type Begun =
  | { readonly kind: 'known'; readonly result: Result<Accepted, IntakeFailure> }
  | { readonly kind: 'new'; readonly reserved: ReservedNumber; readonly officeName: string };

/** All files are looked at before the first one is stored: a refused submission leaves nothing behind. */
async function takeFiles(
  content: ContentStore,
  files: readonly ReceivedFile[],
): Promise<Result<readonly TakenFile[], IntakeFailure>> {
  const sniffed: { file: ReceivedFile; name: string; mediaType: AcceptedMediaType }[] = [];
  for (const file of files) {
    const name = safeFileName(file.claimedName);
    const type = sniffMediaType(file.bytes);
    if (!type.ok) {
      return failed({ kind: 'unsupported-type', fileName: name, reason: describeRefusedFile(type.failure) });
    }
    sniffed.push({ file, name, mediaType: type.value.mediaType });
  }
  const taken: TakenFile[] = [];
  for (const { file, name, mediaType } of sniffed) {
    const stored = await content.store(file.bytes);
    const { bytes, claimedName, claimedType } = file;
    taken.push({ ...stored, bytes, mediaType, name, claimedName, claimedType });
  }
  return ok(taken);
}

/** Short, because submissions wait for each other at the counter of process numbers; everything slow comes after it. */
async function begin(transaction: Transaction, given: GivenFacts, receivedAt: Instant): Promise<Begun> {
  const { submission, fingerprint } = given;
  const officeName = await readOfficeName(transaction);
  const result = await findEarlier(transaction, given);
  if (result !== undefined) return { kind: 'known', result };
  const reserved = await reserveNumber(transaction, submission.submissionId, { fingerprint, receivedAt });
  return { kind: 'new', reserved, officeName };
}

/** What became of the same submissionId before, undefined when nothing did. Whoever has it in hand is waited for. */
async function findEarlier(
  transaction: Transaction,
  { submission, fingerprint }: GivenFacts,
): Promise<Result<Accepted, IntakeFailure> | undefined> {
  await lockSubmissionId(transaction, submission.submissionId);
  const known = await findSubmissionAnswer(transaction, submission.submissionId);
  if (known === undefined) return undefined;
  if (known.fingerprint !== fingerprint) return failed({ kind: 'other-content' });
  return ok({ isNew: false, answer: submissionResponse.parse(known.answer) });
}

async function accept(
  deps: IntakeDeps,
  transaction: Transaction,
  facts: AcceptFacts,
  copy: StoredCopy,
): Promise<Result<Accepted, IntakeFailure>> {
  const { submission, procedure, files, receivedAt, fingerprint, processNumber } = facts;
  const earlier = await findEarlier(transaction, facts);
  if (earlier !== undefined) return earlier;
  const found = await findResponsibility(transaction, submission.applicant, procedure);
  const { responsibility } = found;
  const taskId = deps.newId() as TaskId;
  const answer: SubmissionResponse = {
    processNumber,
    receivedAt,
    taskId,
    routing: {
      assignee: responsibility.kind === 'responsible' ? responsibility.workerName : null,
      reason: responsibility.reason,
    },
    receipt: {
      processNumber,
      receivedAt,
      procedureLabel: procedure.label,
      attachments: files.map((file) => ({ name: file.name, size: file.size, contentHash: file.hash })),
      copy: { contentHash: copy.hash, size: copy.size },
    },
  };
  await keepContent(transaction, deps.content, [...files, { ...copy, mediaType: 'application/pdf' }], receivedAt);
  await insertSubmission(
    transaction,
    {
      id: submission.submissionId,
      processNumber,
      procedureId: procedure.id,
      procedureVersion: procedure.version,
      applicant: submission.applicant,
      declared: submission.declared,
      sentAt: toInstant(new Date(submission.sentAt)),
      receivedAt,
      fingerprint,
      copyHash: copy.hash,
      answer,
    },
    files.map(({ hash, name, claimedName, claimedType }) => ({
      contentHash: hash,
      name,
      claimedName: printableClaim(claimedName),
      claimedType: printableClaim(claimedType),
    })),
  );
  await insertTask(transaction, {
    id: taskId,
    submissionId: submission.submissionId,
    caseId: responsibility.caseId,
    personId: responsibility.personId,
    to: responsibility.kind === 'responsible' ? responsibility.recipient : null,
    clearingDesk: found.clearingDesk,
    dueOn: addDays(dayInBerlin(receivedAt), procedure.dueAfterDays),
    routingReason: responsibility.reason,
    routingSteps: responsibility.steps,
  });
  await appendAudit(transaction, {
    at: receivedAt,
    workerId: null,
    onBehalfOf: null,
    action: 'received',
    objectKind: 'task',
    objectId: taskId,
    before: null,
    after: { processNumber, state: responsibility.kind === 'responsible' ? 'open' : 'clearing' },
  });
  return ok({ isNew: true, answer });
}

interface StoredCopy extends StoredContent {
  readonly bytes: Uint8Array;
}

async function storeCopy(
  { content, renderPdf }: IntakeDeps,
  { submission, procedure, files, receivedAt, processNumber }: AcceptFacts,
  officeName: string,
): Promise<StoredCopy> {
  const input = buildCopyInput({
    officeName,
    processNumber,
    receivedAt,
    procedure,
    submission,
    attachments: files.map(({ name, size, mediaType, hash }) => ({ name, size, mediaType, sha256: hash })),
  });
  const bytes = await renderSubmissionCopy(input, renderPdf);
  return { ...(await content.store(bytes)), bytes };
}

/** PostgreSQL keeps no zero character in a text, and a claim of any length proves nothing more. */
function printableClaim(claim: string): string {
  return claim.replaceAll('\0', '').slice(0, 1000);
}
