import { z } from 'zod';
import { instant } from '../../../shared/base/calendar-date.ts';

const day = 24 * 60 * 60_000;
/** After this time a new key signs. */
export const signingKeyMs = 90 * day;
/** How long an old key is still served and accepted: its last tokens are valid for minutes, copies of the list are kept longer. */
export const retiredKeyMs = day;

const storedKey = z.object({
  madeAt: instant,
  /** Since when another one signs; null for the one that does. */
  retiredAt: instant.nullable(),
  /** A private JWK; signs ID tokens. */
  sign: z.looseObject({ kty: z.string(), kid: z.string() }),
  /** Signs cookies. */
  cookie: z.string(),
});
export type StoredKey = z.infer<typeof storedKey>;

/** The one that signs comes first. */
export const storedKeys = z.object({ format: z.literal(1), keys: z.array(storedKey).min(1) });

/** What is to be kept from now on, and whether a new key has to be made for it. Pure. */
export function planKeys(
  stored: readonly StoredKey[],
  now: Date,
): { readonly isNewWanted: boolean; readonly kept: readonly StoredKey[] } {
  const kept = stored.filter(({ retiredAt }) => retiredAt === null || !isOver(retiredAt, retiredKeyMs, now));
  const current = kept.find(({ retiredAt }) => retiredAt === null);
  return { isNewWanted: current === undefined || isOver(current.madeAt, signingKeyMs, now), kept };
}

/** When the plan changes next, milliseconds since 1970. Pure. */
export function nextChange(keys: readonly StoredKey[]): number {
  return Math.min(
    ...keys.map(({ madeAt, retiredAt }) =>
      retiredAt === null ? Date.parse(madeAt) + signingKeyMs : Date.parse(retiredAt) + retiredKeyMs,
    ),
  );
}

function isOver(since: string, ms: number, now: Date): boolean {
  return now.getTime() >= Date.parse(since) + ms;
}
