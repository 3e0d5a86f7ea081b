import { z } from 'zod';
import { calendarDate } from '../base/calendar-date.ts';
import { workerId } from '../base/ids.ts';
import { workerSchema } from '../domain/worker.ts';
import { channel } from './channel.ts';

/** Why a sign-in led nowhere. */
export const signInProblems = [
  'offline', // our server cannot be reached
  'provider-offline', // the identity provider cannot be reached
  'denied', // given up or turned down on the provider's page
  'timed-out', // nobody finished it in the browser
  'unknown-person', // the provider knows the person, the office does not, or gives no role
  'not-accepted', // an answer that does not fit to what was asked
  'too-old', // this program is too old for the server
  'other',
] as const;
export type SignInProblem = (typeof signInProblems)[number];

export const signInAttempt = z.discriminatedUnion('state', [
  z.object({ state: z.literal('starting') }),
  /** The browser shows the provider's page; the address is for copying, where no browser opened. Secret: it is for this person only. */
  z.object({ state: z.literal('waiting'), address: z.string() }),
  z.object({ state: z.literal('failed'), problem: z.enum(signInProblems) }),
]);
export type SignInAttempt = z.infer<typeof signInAttempt>;

export const sessionState = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('signed-out'),
    lastLogin: z.string().nullable(),
    serverUrl: z.string(),
    /** Why the last session ended by itself: `refused`: it was not renewed; `not-trusted`: too long without the server. */
    ended: z.enum(['refused', 'not-trusted']).nullable(),
    attempt: signInAttempt.nullable(),
  }),
  /** Nothing is open, and no key is in memory. By code (if tries are left), by unlocking the machine, or by signing in. */
  z.object({
    state: z.literal('locked'),
    workerId,
    displayName: z.string(),
    codeTries: z.int().nonnegative(),
    lastLogin: z.string().nullable(),
    serverUrl: z.string(),
    attempt: signInAttempt.nullable(),
  }),
  /** The keys of this profile cannot be opened, though the key store works; see `workstation.rebuild`. */
  z.object({ state: z.literal('key-lost') }),
  z.object({
    state: z.literal('signed-in'),
    worker: workerSchema,
    /** For whom the person stands in today. */
    deputyFor: z.array(z.object({ name: z.string(), until: calendarDate })),
  }),
]);
export type SessionState = z.infer<typeof sessionState>;

export const sessionChannels = {
  'session.show': channel(z.strictObject({}), sessionState),
  /** Opens the browser; answers when it shows the provider's page, or when that failed. The rest is told by `session` changes. */
  'session.sign-in': channel(z.strictObject({}), sessionState),
  'session.cancel-sign-in': channel(z.strictObject({}), sessionState),
  /** Unsent work is never dropped: with work waiting the answer is the failure `conflict`, unless `keepWork` is true (it stays, encrypted, for the next sign-in). */
  'session.sign-out': channel(z.strictObject({ keepWork: z.boolean() }), sessionState),
  /** On every device at once; needs the server. Unsent work stays, encrypted, as with `keepWork`. */
  'session.sign-out-everywhere': channel(z.strictObject({}), sessionState),
};
