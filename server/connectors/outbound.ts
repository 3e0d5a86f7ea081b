import { type Instant, toInstant } from '../../shared/base/calendar-date.ts';
import { failed, type Result } from '../../shared/base/result.ts';
import { appendAudit } from '../store/audit.ts';
import type { Database } from '../store/database.ts';
import { touch } from '../store/placement.ts';
import {
  claimDueTransfers,
  type DueTransfer,
  extendLease,
  findNextDue,
  recordDelivered,
  recordFailed,
  transferChannel,
} from '../store/transfers.ts';
import { tidyChannel } from '../store/uploads.ts';
import { attemptLeaseMs, longestAttemptMs, longestSleepMs, retryDelayMs } from './retry-delay.ts';
import type { DeliveryFailure, SpecialistSystem } from './specialist-system.ts';

export interface OutboundDeps {
  readonly database: Database;
  readonly system: SpecialistSystem;
  readonly now: () => Date;
  /** Told about a defect (no personal data in it); the worker goes on. */
  readonly onDefect: (defect: unknown) => void;
}

export interface Outbound {
  /** Ends after the attempts that are running. */
  readonly stop: () => Promise<void>;
}

const batchSize = 20;

/**
 * Delivers confirmed data until everything has arrived. Woken by the commit of a confirmation, on any instance, and by
 * the time of the next attempt; several instances share the work.
 */
export async function startOutbound(deps: OutboundDeps): Promise<Outbound> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let wokenWhileRunning = false;

  function wake(): void {
    if (stopped) return;
    if (running !== undefined) {
      wokenWhileRunning = true;
      return;
    }
    clearTimeout(timer);
    running = run().finally(() => {
      running = undefined;
      if (wokenWhileRunning) {
        wokenWhileRunning = false;
        wake();
      }
    });
  }

  async function run(): Promise<void> {
    let sleepMs = longestSleepMs;
    try {
      await deliverDue(deps);
      const next = await deps.database.read(findNextDue);
      if (next !== null) sleepMs = Date.parse(next) - deps.now().getTime();
    } catch (defect) {
      deps.onDefect(defect);
    }
    if (stopped) return;
    timer = setTimeout(wake, Math.min(longestSleepMs, Math.max(shortestSleepMs, sleepMs)));
    timer.unref();
  }

  const unlisten = await deps.database.listen(transferChannel, wake);
  wake();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await unlisten();
      await running;
    },
  };
}

/** A clock that runs behind the timer would otherwise spin. */
const shortestSleepMs = 50;

export interface DeliveryDeps extends Omit<OutboundDeps, 'onDefect'> {
  /** How long an attempt may take, milliseconds; below its lease. */
  readonly longestMs?: number;
}

/** Makes one attempt for everything that is due now. Returns how many attempts were made. */
export async function deliverDue(deps: DeliveryDeps): Promise<number> {
  const { database, now } = deps;
  let attempts = 0;
  for (;;) {
    const claimedAt = now();
    const claimed = { now: toInstant(claimedAt), leaseUntil: leaseFrom(claimedAt), count: batchSize };
    const due = await database.transaction((transaction) => claimDueTransfers(transaction, claimed));
    const defects: unknown[] = [];
    for (const transfer of due) {
      const begun = await holdLease(database, transfer, claimed.leaseUntil, now());
      if (!begun) continue; // those before it took so long that another server has taken it over
      attempts += 1;
      await attempt(deps, transfer).catch((defect: unknown) => defects.push(defect));
    }
    if (defects.length > 0) throw defects[0]; // the lease makes sure that it is tried again
    if (due.length < batchSize) return attempts;
  }
}

function leaseFrom(begin: Date): Instant {
  return toInstant(new Date(begin.getTime() + attemptLeaseMs));
}

/** A batch is claimed at once and attempted one by one: each attempt gets its whole lease. */
async function holdLease(database: Database, transfer: DueTransfer, held: Instant, begin: Date): Promise<boolean> {
  const leaseUntil = leaseFrom(begin);
  if (Date.parse(leaseUntil) - Date.parse(held) < shortestRenewalMs) return true;
  return database.transaction((transaction) => extendLease(transaction, transfer, leaseUntil));
}

/** A receiver that answers at once costs no extension for each message. */
const shortestRenewalMs = 1_000;

/**
 * Asks the receiver for as long as the lease lasts. One that does not answer must not hold up what waits behind it; what
 * becomes of that attempt nobody knows.
 */
async function ask(
  { system, longestMs = longestAttemptMs }: DeliveryDeps,
  { payload, idempotencyKey }: DueTransfer,
): Promise<Result<undefined, DeliveryFailure>> {
  const givenUp = new AbortController();
  const silence = Promise.withResolvers<Result<undefined, DeliveryFailure>>();
  const timer = setTimeout(() => {
    givenUp.abort();
    silence.resolve(failed('unknown'));
  }, longestMs);
  try {
    return await Promise.race([system.deliver(payload, idempotencyKey, givenUp.signal), silence.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** No transaction is open while the receiver is asked: a slow Fachverfahren must not hold up the office. */
async function attempt(deps: DeliveryDeps, transfer: DueTransfer): Promise<void> {
  const outcome = await ask(deps, transfer);
  const at = deps.now();
  await deps.database.transaction(async (transaction) => {
    const isRecorded = outcome.ok
      ? await recordDelivered(transaction, transfer, toInstant(at))
      : await recordFailed(transaction, transfer, {
          problem: transfer.isUncertain || outcome.failure === 'unknown' ? null : outcome.failure,
          nextAttemptAt: toInstant(new Date(at.getTime() + retryDelayMs(transfer.attempts))),
        });
    if (!isRecorded) return;
    await appendAudit(transaction, auditOf(transfer, outcome.ok ? 'delivered' : 'delivery-failed', toInstant(at)));
    await touch(transaction, 'task', transfer.taskId); // the hand-over state shown on the task has changed
    if (outcome.ok) transaction.signal(tidyChannel, 'delivered'); // an original may be needed no more
  });
}

function auditOf(transfer: DueTransfer, action: string, at: Instant) {
  return {
    at,
    workerId: null,
    onBehalfOf: null,
    action,
    objectKind: 'transfer',
    objectId: transfer.id,
    before: null,
    after: { target: transfer.target, attempts: transfer.attempts, taskId: transfer.taskId },
  } as const;
}
