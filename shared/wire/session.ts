import { z } from 'zod';
import { instant } from '../base/calendar-date.ts';
import { deviceId } from '../base/ids.ts';
import { workerSchema } from '../domain/worker.ts';

/** POST /v1/session. 401 `wrong-credentials`, 429 `too-many-attempts`. */
export const signInRequest = z.strictObject({
  login: z.string().trim().min(1).max(64),
  password: z.string().min(1).max(200),
  deviceId,
});

/** POST /v1/session/demo: without a password, and only where the server runs with demo data (else 404). */
export const demoSignInRequest = signInRequest.omit({ password: true });

export const sessionSchema = z.object({
  /** Bearer token, opaque. Secret. */
  token: z.string().min(32).max(200),
  expiresAt: instant,
  worker: workerSchema,
  /**
   * 32 bytes, base64. Encrypts the unsent work of this person on this device; the server keeps it, so that the work can
   * still be read when the device has lost its own keys. Secret.
   */
  journalKey: z.base64().length(44).optional(),
  /** Data of absent colleagues become unreadable after so many hours without contact with the server. */
  deputyLeaseHours: z
    .int()
    .min(1)
    .max(24 * 90)
    .optional(),
});
export type Session = z.infer<typeof sessionSchema>;

/** GET /v1/session. */
export const sessionInfoSchema = sessionSchema.omit({ token: true, journalKey: true });
