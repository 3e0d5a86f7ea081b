import { z } from 'zod';
import { calendarDate } from '../base/calendar-date.ts';
import { workerSchema } from '../domain/worker.ts';
import { channel } from './channel.ts';

export const sessionState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('signed-out'), lastLogin: z.string().nullable(), serverUrl: z.string() }),
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
  'session.sign-in': channel(
    z.strictObject({ login: z.string().trim().min(1).max(64), password: z.string().min(1).max(200) }),
    sessionState,
  ),
  /** Unsent work is never dropped: with work waiting the answer is the failure `conflict`, unless `keepWork` is true (it stays, encrypted, for the next sign-in). */
  'session.sign-out': channel(z.strictObject({ keepWork: z.boolean() }), sessionState),
};
