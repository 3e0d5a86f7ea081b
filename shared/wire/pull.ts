import { z } from 'zod';
import { caseSchema } from '../domain/case.ts';
import { deputyshipSchema } from '../domain/deputyship.ts';
import { fileDocumentSchema } from '../domain/file-document.ts';
import { taskSchema } from '../domain/task.ts';
import { workerSchema } from '../domain/worker.ts';

/** Kinds of rows that are synced, in the order of a first sync: what the inbox needs comes first. */
export const topics = ['worker', 'deputyship', 'case', 'task', 'file-document'] as const;
export type Topic = (typeof topics)[number];

/** An opaque mark of how far a client has come. Only the server reads inside. */
export const cursorSchema = z.string().min(1).max(4000);
export type Cursor = z.infer<typeof cursorSchema>;

/** POST /v1/pull. Without a cursor everything the person may see is sent. */
export const pullRequest = z.strictObject({ cursor: cursorSchema.nullable() });

/** A row as it is now. */
const putLine = z.discriminatedUnion('topic', [
  z.object({ line: z.literal('put'), topic: z.literal('worker'), row: workerSchema }),
  z.object({ line: z.literal('put'), topic: z.literal('deputyship'), row: deputyshipSchema }),
  z.object({ line: z.literal('put'), topic: z.literal('case'), row: caseSchema }),
  z.object({ line: z.literal('put'), topic: z.literal('task'), row: taskSchema }),
  z.object({ line: z.literal('put'), topic: z.literal('file-document'), row: fileDocumentSchema }),
]);
export type PutLine = z.infer<typeof putLine>;

/**
 * The answer is NDJSON, one of these a line. `checkpoint` lines carry a cursor that is safe to store once all lines
 * before it are committed: an interrupted pull resumes there. The last line is `done`; an answer without it was cut.
 * `reset` says that the client's cursor means nothing to this server (restored database): its cache is to be rebuilt.
 */
export const pullLine = z.discriminatedUnion('line', [
  z.object({
    line: z.literal('begin'),
    reset: z.boolean(),
    /** Rows that will follow, for the progress bar. */ total: z.int().nonnegative(),
  }),
  putLine,
  /** Deleted, or no longer visible to this person: the data leave the workstation. */
  z.object({ line: z.literal('remove'), topic: z.enum(topics), id: z.uuid() }),
  z.object({ line: z.literal('checkpoint'), cursor: cursorSchema }),
  z.object({ line: z.literal('done'), cursor: cursorSchema }),
]);
export type PullLine = z.infer<typeof pullLine>;

/** GET /v1/changes: server-sent events. `changed` (empty data) means: pull now. A comment line every 15 s keeps it open. */
export const changedEvent = 'changed';
