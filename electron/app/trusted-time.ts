import { join } from 'node:path';
import { z } from 'zod';
import { oneAfterAnother } from '../../shared/base/one-after-another.ts';
import type { Clock } from '../ports/clock.ts';
import type { KeyVault } from '../ports/key-vault.ts';
import { readSealed, writeSealed } from './sealed-file.ts';

/** How often the time seen is noted, and how much a clock that stands still or runs backwards is moved on by itself. */
const TICK_MS = 60_000;
/** How much time may pass until it is on disk. */
const SAVE_EVERY_MS = 10 * 60_000;

const stored = z.strictObject({
  latest: z.number(),
  contactAt: z.number().nullable(),
  differenceMs: z.number().nullable(),
});

/** What is known about time; milliseconds since 1970. */
export interface TimeSeen {
  /** The latest moment that has certainly been reached. */
  readonly latest: number;
  /** When the server answered last, by the server's clock. */
  readonly contactAt: number | null;
  /** By how much this machine's clock was ahead of the server's then. */
  readonly differenceMs: number | null;
}

/**
 * A time that cannot be turned back: whoever sets the clock of the machine back gains no hour in which data of colleagues
 * or an offline sign-in stay trusted. The server's clock counts where it was heard.
 */
export interface TrustedTime {
  /** Never earlier than what was seen before, also across restarts. */
  now(): Date;
  /** The server has answered. */
  contact(serverTime: Date): void;
  lastContact(): Date | null;
  /**
   * By how much the clock of this machine is ahead of the server's, in milliseconds; null before the first contact. 0 as
   * soon as a clock that was days off has been put right, also before the server is heard again.
   */
  differenceMs(): number | null;
  /** To disk; on a full disk it stays in memory. */
  save(): Promise<void>;
  stop(): void;
}

/** From here on a clock is not just inexact: somebody will put it right. */
const FAR_OFF_MS = 24 * 3_600_000;

/**
 * The time after the machine's clock was read: moved on, never back. A clock that was far off when the server was heard is
 * so still, or was put right since: the lesser of what can be true. A clock that was set back still runs: what it has gone
 * since the look before, `elapsedMs`, has passed. Pure.
 */
export function seeLocal(seen: TimeSeen, localMs: number, elapsedMs: number): TimeSeen {
  const differenceMs = seen.differenceMs ?? 0;
  if (Math.abs(differenceMs) > FAR_OFF_MS) {
    const possible = [localMs - differenceMs, localMs].filter((ms) => ms >= seen.latest);
    if (possible.length > 0) return { ...seen, latest: Math.min(...possible) };
  }
  const passed = seen.latest + Math.max(0, elapsedMs);
  return { ...seen, latest: Math.max(passed, localMs - differenceMs) };
}

/** The time after the server was heard: its word counts, also against a clock that was far ahead. Pure. */
export function seeServer(serverMs: number, localMs: number): TimeSeen {
  return { latest: serverMs, contactAt: serverMs, differenceMs: localMs - serverMs };
}

export async function openTrustedTime(profileDir: string, vault: KeyVault, clock: Clock): Promise<TrustedTime> {
  const file = join(profileDir, 'time.sealed');
  let seen: TimeSeen = (await readSealed(file, vault, stored)) ?? { latest: 0, contactAt: null, differenceMs: null };
  let saved = 0;
  let lastLocal = clock.now().getTime();
  let lastTick = lastLocal;
  let cancel: () => void = () => undefined;

  const look = () => {
    const local = clock.now().getTime();
    seen = seeLocal(seen, local, local - lastLocal);
    lastLocal = local;
    return local;
  };
  const oneAtATime = oneAfterAnother(); // else the older could be the last on the disk
  const save = () =>
    oneAtATime(async () => {
      saved = seen.latest;
      await writeSealed(file, vault, seen).catch(() => undefined);
    });
  const tick = () => {
    const before = seen.latest;
    const local = look();
    // set back while the program runs: the minute has passed all the same
    if (local < lastTick + TICK_MS / 2) seen = { ...seen, latest: Math.max(seen.latest, before + TICK_MS) };
    lastTick = local;
    if (seen.latest - saved >= SAVE_EVERY_MS) void save();
    cancel = clock.after(TICK_MS, tick);
  };
  look();
  cancel = clock.after(TICK_MS, tick);

  return {
    now() {
      look();
      return new Date(seen.latest);
    },
    contact(serverTime) {
      const isFirst = seen.contactAt === null;
      lastLocal = clock.now().getTime();
      seen = seeServer(serverTime.getTime(), lastLocal);
      if (isFirst || Math.abs(seen.latest - saved) >= SAVE_EVERY_MS) void save();
    },
    lastContact: () => (seen.contactAt === null ? null : new Date(seen.contactAt)),
    differenceMs() {
      const local = look();
      const isPutRight = Math.abs(seen.differenceMs ?? 0) > FAR_OFF_MS && Math.abs(local - seen.latest) < TICK_MS;
      return isPutRight ? 0 : seen.differenceMs;
    },
    save,
    stop: () => cancel(),
  };
}
