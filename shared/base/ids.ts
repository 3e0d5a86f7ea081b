import { z } from 'zod';

const uuid = z.uuid();

export const submissionId = uuid.brand<'SubmissionId'>();
export const taskId = uuid.brand<'TaskId'>();
export const caseId = uuid.brand<'CaseId'>();
export const personId = uuid.brand<'PersonId'>();
export const caseFileId = uuid.brand<'CaseFileId'>();
export const fileDocumentId = uuid.brand<'FileDocumentId'>();
export const workerId = uuid.brand<'WorkerId'>();
export const teamId = uuid.brand<'TeamId'>();
export const commandId = uuid.brand<'CommandId'>();
export const deviceId = uuid.brand<'DeviceId'>();
export const deputyshipId = uuid.brand<'DeputyshipId'>();
/** Commands of one person that belong together. */
export const batchId = uuid.brand<'BatchId'>();

export type SubmissionId = z.infer<typeof submissionId>;
export type TaskId = z.infer<typeof taskId>;
export type CaseId = z.infer<typeof caseId>;
export type PersonId = z.infer<typeof personId>;
export type CaseFileId = z.infer<typeof caseFileId>;
export type FileDocumentId = z.infer<typeof fileDocumentId>;
export type WorkerId = z.infer<typeof workerId>;
export type TeamId = z.infer<typeof teamId>;
export type CommandId = z.infer<typeof commandId>;
export type DeviceId = z.infer<typeof deviceId>;
export type DeputyshipId = z.infer<typeof deputyshipId>;
export type BatchId = z.infer<typeof batchId>;

/** SHA-256 of the exact bytes of a document, 64 lower-case hexadecimal digits. The name under which content is stored. */
export const contentHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'ContentHash'>();
export type ContentHash = z.infer<typeof contentHash>;

/** Vorgangsnummer: the receipt number that citizen and office share, for example `JC-2026-11-004711`. */
export const processNumber = z
  .string()
  .regex(/^JC-\d{4}-\d{2}-\d{6}$/)
  .brand<'ProcessNumber'>();
export type ProcessNumber = z.infer<typeof processNumber>;
