import { finished } from 'node:stream/promises';
import type { Multipart, MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { failed, ok, type Result } from '../../shared/base/result.ts';
import { intakeLimits } from '../../shared/domain/submission.ts';
import { safeFileName } from '../documents/safe-file-name.ts';
import type { IntakeFailure } from './intake-failure.ts';
import type { ReceivedFile } from './submit.ts';

export interface ReadSubmission {
  /** The part `submission`, parsed but not checked. */
  readonly submission: unknown;
  readonly files: readonly ReceivedFile[];
}

/** Of the part `submission`, in bytes: the longest declaration that the schema allows fits easily. */
const submissionPartBytes = 500_000;
/** What parts cost besides their content. */
const overheadBytes = 1_000_000;

/** Limits of the parser; those of the intake are stricter and have their own answers. */
export const parserLimits = {
  fileSize: intakeLimits.fileBytes,
  files: intakeLimits.files + 2,
  fields: 4,
  parts: intakeLimits.files + 6,
  fieldSize: submissionPartBytes,
  fieldNameSize: 100,
  headerPairs: 20,
} as const;

/**
 * Reads the request to its end. After the first problem the rest is still taken off the line, but not kept, so that the
 * sender hears the answer instead of a broken connection; a sender who goes on beyond the limit is cut off.
 */
export async function readMultipart(request: FastifyRequest): Promise<Result<ReadSubmission, IntakeFailure>> {
  if (!request.isMultipart()) return failed({ kind: 'not-multipart' });
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > intakeLimits.submissionBytes + overheadBytes) return failed({ kind: 'submission-too-large' });
  const reading = new Reading(announced);
  try {
    for await (const part of request.parts({ limits: parserLimits, throwFileSizeLimit: false } as object)) {
      await reading.take(part);
      if (reading.isBeyondLimit) break;
    }
  } catch (problem) {
    return failed(reading.problem ?? nameParserProblem(problem));
  }
  return reading.end();
}

class Reading {
  problem: IntakeFailure | undefined;
  readonly #files: ReceivedFile[] = [];
  #submission: { readonly value: unknown } | undefined;
  #bytes = 0;
  readonly #kept: KeptBytes;

  constructor(announced: number) {
    this.#kept = new KeptBytes(announced);
  }

  get isBeyondLimit(): boolean {
    return this.#bytes > intakeLimits.submissionBytes + overheadBytes;
  }

  async take(part: Multipart): Promise<void> {
    if (part.type === 'field') this.#takeField(part.fieldname, part.value, part.valueTruncated);
    else if (part.fieldname === 'submission') await this.#takeSubmissionFile(part);
    else await this.#takeFile(part);
  }

  end(): Result<ReadSubmission, IntakeFailure> {
    if (this.problem !== undefined) return failed(this.problem);
    if (this.#submission === undefined) return failed({ kind: 'no-submission-part' });
    return ok({ submission: this.#submission.value, files: this.#files });
  }

  #takeField(name: string, value: unknown, isTruncated: boolean): void {
    if (name !== 'submission') this.#fail({ kind: 'unknown-part' });
    else if (isTruncated) this.#fail({ kind: 'submission-too-large' });
    else this.#takeSubmission(value);
  }

  async #takeSubmissionFile(part: MultipartFile): Promise<void> {
    const bytes = await this.#collect(part, submissionPartBytes);
    if (bytes === undefined) this.#fail({ kind: 'submission-too-large' });
    else this.#takeSubmission(bytes.toString('utf8'));
  }

  /** A part with the type application/json arrives parsed. */
  #takeSubmission(value: unknown): void {
    if (this.#submission !== undefined) return this.#fail({ kind: 'two-submission-parts' });
    try {
      this.#submission = { value: typeof value === 'string' ? JSON.parse(value) : value };
    } catch {
      this.#fail({ kind: 'not-json' });
    }
  }

  async #takeFile(part: MultipartFile): Promise<void> {
    const claimedName = part.filename ?? '';
    const bytes = await this.#collect(part, intakeLimits.fileBytes);
    if (bytes === undefined || part.file.truncated) {
      this.#fail({ kind: 'file-too-large', fileName: safeFileName(claimedName) });
    } else if (this.#files.length === intakeLimits.files) {
      this.#fail({ kind: 'too-many-files' });
    } else if (this.#bytes > intakeLimits.submissionBytes) {
      this.#fail({ kind: 'submission-too-large' });
    } else if (this.problem === undefined) {
      this.#files.push({ claimedName, claimedType: part.mimetype, bytes });
    }
  }

  /** Undefined when it is longer than `limit` bytes; read to its end in any case. */
  async #collect(part: MultipartFile, limit: number): Promise<Buffer | undefined> {
    this.#kept.begin();
    let size = 0;
    // Not by iterating: that joins what has arrived to a new buffer each time.
    part.file.on('data', (chunk: Buffer) => {
      size += chunk.length;
      this.#bytes += chunk.length;
      if (size <= limit && this.problem === undefined) this.#kept.add(chunk);
    });
    await finished(part.file);
    return size > limit ? undefined : this.#kept.end();
  }

  /** The first problem is the one to tell; what was kept so far is let go. */
  #fail(problem: IntakeFailure): void {
    this.problem ??= problem;
    this.#files.length = 0;
  }
}

/**
 * The files of one request in one piece of memory. Every piece counts towards the next search through the whole heap, which
 * would otherwise take longer than the rest of the intake.
 */
class KeptBytes {
  #bytes: Buffer | undefined;
  #start = 0;
  #end = 0;
  readonly #expected: number;

  /** @param expected bytes in all; more may come */
  constructor(expected: number) {
    this.#expected = expected;
  }

  begin(): void {
    this.#start = this.#end;
  }

  add(chunk: Uint8Array): void {
    const end = this.#end + chunk.length;
    if (this.#bytes === undefined || end > this.#bytes.length) this.#grow(end - this.#start);
    this.#bytes?.set(chunk, this.#end);
    this.#end += chunk.length;
  }

  /** What was added since `begin`. */
  end(): Buffer {
    return this.#bytes?.subarray(this.#start, this.#end) ?? Buffer.alloc(0);
  }

  /** What was ended stays where it is. */
  #grow(needed: number): void {
    const begun = this.end();
    this.#bytes = Buffer.allocUnsafeSlow(Math.max(this.#bytes === undefined ? this.#expected : 0, 2 * needed));
    this.#bytes.set(begun);
    this.#start = 0;
    this.#end = begun.length;
  }
}

function nameParserProblem(problem: unknown): IntakeFailure {
  const code = problem instanceof Error && 'code' in problem ? problem.code : undefined;
  if (code === 'FST_FILES_LIMIT' || code === 'FST_PARTS_LIMIT') return { kind: 'too-many-files' };
  if (code === 'FST_FIELDS_LIMIT') return { kind: 'unknown-part' };
  return { kind: code === 'FST_INVALID_JSON_FIELD_ERROR' ? 'not-json' : 'incomplete-request' };
}
