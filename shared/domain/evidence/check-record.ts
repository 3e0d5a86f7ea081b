import { z } from 'zod';
import { instant } from '../../base/calendar-date.ts';
import { contentHash, processNumber, taskId, workerId } from '../../base/ids.ts';
import { copyKinds, documentKinds, fieldVerdictSchema, findingIds, severities, taskColours } from './verdict.ts';

/**
 * Prüfvermerk: what the machine compared, on which exact bytes, and what the person accepted (FEATURES L8). Written by the
 * workstation at the clicks, filed with click two as a PDF with this JSON inside, verifiable later without the server.
 * It never holds a diagnosis: only that one was there and was blackened.
 */
export const checkRecordSchema = z.strictObject({
  format: z.literal('zweiklick-pruefvermerk/1'),
  taskId,
  processNumber,
  procedure: z.strictObject({ id: z.string().max(60), version: z.int().positive() }),
  /** As in `EvidenceCheck.rules`. */
  rules: z.string().max(80),
  /** As in `DocumentReading.engine`, each once. */
  engines: z.array(z.string().max(200)).max(10),
  /** Every document that was looked at: hash and size of the exact bytes. */
  seen: z
    .array(
      z.strictObject({
        contentHash,
        /** Bytes. */
        size: z.int().nonnegative(),
        origin: z.enum(['copy', 'proof']),
        kind: z.enum(documentKinds).nullable(),
        copyKind: z.enum(copyKinds).nullable(),
      }),
    )
    .max(31),
  /** Documents that were filed instead of the one received. */
  derivatives: z
    .array(
      z.strictObject({
        original: contentHash,
        derivative: contentHash,
        /** `blackened`: places were removed; `straightened`: a picture was turned, cropped, brightened. */
        kind: z.enum(['blackened', 'straightened']),
        /** The result was read again and nothing of what was removed could be found. */
        isProven: z.boolean(),
        isOriginalKept: z.boolean(),
      }),
    )
    .max(30),
  colour: z.enum(taskColours),
  fields: z.array(fieldVerdictSchema.omit({ candidates: true })).max(100),
  findings: z
    .array(
      z.strictObject({
        key: z.string().max(120),
        id: z.enum(findingIds),
        severity: z.enum(severities),
        title: z.string().max(60),
        /** When the person opened it; null where it need not be opened and was not. */
        openedAt: instant.nullable(),
      }),
    )
    .max(60),
  /** Where the person took the proof's value in place of the declared one, or decided against the machine. */
  accepted: z
    .array(
      z.strictObject({
        field: z.string().max(60),
        declared: z.string().max(2000).nullable(),
        taken: z.string().max(400),
        reason: z.string().trim().min(1).max(500),
      }),
    )
    .max(40),
  /** The deliberate second step against the right-person lock, with its reason; null where the lock was open. */
  lockOverride: z.strictObject({ reason: z.string().trim().min(1).max(500) }).nullable(),
  by: z.strictObject({ id: workerId, name: z.string().max(120) }),
  onBehalfOf: z.strictObject({ id: workerId, name: z.string().max(120) }).nullable(),
  /** Moments of the two clicks by the workstation's clock. */
  confirmedAt: instant.nullable(),
  filedAt: instant,
  /** Whether the server could be reached at click two. */
  isOnline: z.boolean(),
});
export type CheckRecord = z.infer<typeof checkRecordSchema>;
