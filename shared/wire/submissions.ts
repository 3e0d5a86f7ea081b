import { z } from 'zod';
import { instant } from '../base/calendar-date.ts';
import { contentHash, processNumber, submissionId, taskId } from '../base/ids.ts';
import { applicantSchema, declaredSchema } from '../domain/submission.ts';

/** The part `submission` of the multipart body of POST /v1/submissions; every other part is a file. */
export const submissionPart = z.strictObject({
  submissionId,
  procedure: z.string().min(1).max(60),
  applicant: applicantSchema,
  declared: declaredSchema,
  sentAt: z.iso.datetime({ offset: true }),
});
export type SubmissionPart = z.infer<typeof submissionPart>;

/** Quittung: what the portal shows to the citizen. */
export const receiptSchema = z.object({
  processNumber,
  receivedAt: instant,
  procedureLabel: z.string(),
  attachments: z.array(z.object({ name: z.string(), size: z.int(), contentHash })),
  copy: z.object({ contentHash, size: z.int() }),
});

/** 201 for a new submission, 200 with the same body when the same content comes again, 409 for other content. */
export const submissionResponse = z.object({
  processNumber,
  receivedAt: instant,
  taskId,
  routing: z.object({
    /** Display name of the responsible person; null when it waits in a team's common list or in the clearing basket. */
    assignee: z.string().nullable(),
    reason: z.string(),
  }),
  receipt: receiptSchema,
});
export type SubmissionResponse = z.infer<typeof submissionResponse>;

/** 400, 413, 415, 422: what is wrong, for the portal, in plain German and with the names of the fields. */
export const submissionRefusal = z.object({
  kind: z.string(),
  message: z.string(),
  fields: z.array(z.object({ field: z.string(), problem: z.string() })).optional(),
  fileName: z.string().optional(),
  reference: z.string().optional(),
});
