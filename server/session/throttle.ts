import { createHash } from 'node:crypto';
import type { Database, Transaction } from '../store/database.ts';
import {
  deleteOldAttempts,
  forgiveAttempts,
  forgiveOneAttempt,
  lockAttempts,
  putAttempts,
} from '../store/sign-in-attempt.ts';
import { addressThrottle, loginThrottle, type ThrottleRule, waitAfter } from './decide-throttle.ts';

const forgetAfterMs = 24 * 60 * 60_000;

/**
 * Slows down guessing, by user name and by network address, in the database: it survives a restart and holds for all
 * instances. An attempt counts as failed before the password is looked at, so many at once gain nothing.
 */
export interface Throttle {
  /** False: too many failures; do not even look at the password. */
  readonly begin: (login: string, address: string) => Promise<boolean>;
  readonly succeeded: (login: string, address: string) => Promise<void>;
}

export function createThrottle(database: Database, now: () => Date): Throttle {
  return {
    begin: (login, address) =>
      database.transaction(async (transaction) => {
        await deleteOldAttempts(transaction, new Date(now().getTime() - forgetAfterMs));
        if (!(await count(transaction, keyOf('address', address), addressThrottle, now()))) return false;
        return count(transaction, keyOf('login', login.toLowerCase()), loginThrottle, now());
      }),
    succeeded: (login, address) =>
      database.transaction(async (transaction) => {
        await forgiveOneAttempt(transaction, keyOf('address', address));
        await forgiveAttempts(transaction, keyOf('login', login.toLowerCase()));
      }),
  };
}

async function count(transaction: Transaction, key: Uint8Array, rule: ThrottleRule, now: Date): Promise<boolean> {
  const { failures, blockedUntil } = await lockAttempts(transaction, key);
  if (blockedUntil !== null && new Date(blockedUntil) > now) return false;
  const next = failures + 1;
  const wait = waitAfter(next, rule);
  await putAttempts(transaction, key, {
    failures: next,
    blockedUntil: new Date(now.getTime() + wait).toISOString(),
  });
  return true;
}

/** Names and addresses are personal data: only their hash is kept. */
function keyOf(kind: 'login' | 'address', value: string): Uint8Array {
  return createHash('sha256').update(`${kind}:${value}`).digest();
}
