import { z } from 'zod';
import { instant } from '../base/calendar-date.ts';
import { deviceId } from '../base/ids.ts';
import { workerSchema } from '../domain/worker.ts';

/** GET /v1/sign-in-method: where people sign in, and as which client of that provider. */
export const signInMethodSchema = z.object({
  issuer: z.url({ protocol: /^https?$/ }).max(500),
  clientId: z.string().min(1).max(200),
  scopes: z.array(z.string().min(1).max(200)).max(20),
});
export type SignInMethod = z.infer<typeof signInMethodSchema>;

/**
 * POST /v1/session/oidc: opens a session for the person whom an ID token names. 401 `wrong-credentials`: the token is not
 * good, or was used before. 401 `signed-out`: this device may not renew, the person has to sign in. 403 `forbidden`: the
 * person is not known here, or has no role. 503 `offline`: the provider cannot be reached by the server.
 */
export const oidcSignInRequest = z.strictObject({
  idToken: z.string().min(20).max(16_000),
  /** What the workstation made for this sign-in; null when it renews a session by itself. */
  nonce: z.string().min(16).max(200).nullable(),
  deviceId,
});

/** POST /v1/session/demo: without a password, and only where the server runs with demo data (else 404). */
export const demoSignInRequest = z.strictObject({ login: z.string().trim().min(1).max(64), deviceId });

export const sessionSchema = z.object({
  /** Bearer token, opaque. Secret. */
  token: z.string().min(32).max(200),
  expiresAt: instant,
  worker: workerSchema,
  /** Hours since the last contact after which a workstation shows nothing any more without a new sign-in. */
  offlineTrustHours: z
    .int()
    .min(0)
    .max(24 * 90)
    .default(72),
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
export const sessionInfoSchema = sessionSchema.omit({ token: true, journalKey: true, offlineTrustHours: true });

/** DELETE /v1/sessions. */
export const signedOutEverywhereSchema = z.object({
  /** Sessions that were ended, the own one included. */
  sessions: z.int().min(0),
});
