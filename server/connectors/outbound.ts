import { type Instant, toInstant } from '../../shared/base/calendar-date.ts';
import { appendAudit } from '../store/audit.ts';
import type { Database } from '../store/database.ts';
import { touch } from '../store/placement.ts';
import {
  claimDueTransfers,
  type DueTransfer,
  findNextDue,
  recordDelivered,
  recordFailed,
  transferChannel,
} from '../store/transfers.ts';
import { tidyChannel } from '../store/uploads.ts';
import { attemptLeaseMs, longestSleepMs, retryDelayMs } from './retry-delay.ts';
import type { SpecialistSystem } from './specialist-system.ts';

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

/** Makes one attempt for everything that is due now. Returns how many attempts were made. */
export async function deliverDue(deps: Omit<OutboundDeps, 'onDefect'>): Promise<number> {
  let attempts = 0;
  for (;;) {
    const now = deps.now();
    const claimed = {
      now: toInstant(now),
      leaseUntil: toInstant(new Date(now.getTime() + attemptLeaseMs)),
      count: batchSize,
    };
    const due = await deps.database.transaction((transaction) => claimDueTransfers(transaction, claimed));
    const defects: unknown[] = [];
    for (const transfer of due) await attempt(deps, transfer).catch((defect: unknown) => defects.push(defect));
    if (defects.length > 0) throw defects[0]; // the lease makes sure that it is tried again
    attempts += due.length;
    if (due.length < batchSize) return attempts;
  }
}

/** No transaction is open while the receiver is asked: a slow Fachverfahren must not hold up the office. */
async function attempt(deps: Omit<OutboundDeps, 'onDefect'>, transfer: DueTransfer): Promise<void> {
  const outcome = await deps.system.deliver(transfer.payload, transfer.idempotencyKey);
  const at = deps.now();
  await deps.database.transaction(async (transaction) => {
    const isRecorded = outcome.ok
      ? await recordDelivered(transaction, transfer.id, toInstant(at))
      : await recordFailed(transaction, {
          id: transfer.id,
          attempts: transfer.attempts,
          problem: outcome.failure,
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
