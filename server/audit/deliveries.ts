import { toInstant } from '../../shared/base/calendar-date.ts';
import type { DeviceId, WorkerId } from '../../shared/base/ids.ts';
import { type AuditEntry, appendAudits } from '../store/audit.ts';
import type { Database } from '../store/database.ts';

/** To whom something was delivered. */
export interface Receiver {
  readonly workerId: WorkerId;
  readonly deviceId: DeviceId;
}

/** Numbers by what was delivered: rows by topic, `documents`, `bytes`. */
export type DeliveryCounts = Readonly<Record<string, number>>;

export interface Deliveries {
  readonly add: (receiver: Receiver, counts: DeliveryCounts) => void;
  /** Writes what has been collected. */
  readonly flush: () => Promise<void>;
  /** The last flush included. */
  readonly stop: () => Promise<void>;
}

const collectForMs = 60_000;

/**
 * What left the server for a workstation, as one entry per device and minute: a change that everybody pulls would else
 * cost an entry for each of two thousand workstations. A server that is killed loses the entries of its last minute; what
 * people opened is reported by the workstations themselves and is not lost.
 */
export function startDeliveries({
  database,
  now,
  onDefect,
}: {
  readonly database: Database;
  readonly now: () => Date;
  readonly onDefect: (defect: unknown) => void;
}): Deliveries {
  let collected = new Map<string, { readonly receiver: Receiver; readonly counts: Map<string, number> }>();
  const flush = async () => {
    const entries = [...collected.values()].map(({ receiver, counts }) =>
      entryOf(receiver, Object.fromEntries(counts), now()),
    );
    if (entries.length === 0) return;
    collected = new Map();
    await database.transaction((transaction) => appendAudits(transaction, entries));
  };
  const timer = setInterval(() => void flush().catch(onDefect), collectForMs);
  timer.unref();
  return {
    add(receiver, counts) {
      const given = Object.entries(counts).filter(([, count]) => count > 0);
      if (given.length === 0) return;
      const key = `${receiver.deviceId} ${receiver.workerId}`;
      const known = collected.get(key) ?? { receiver, counts: new Map<string, number>() };
      for (const [name, count] of given) known.counts.set(name, (known.counts.get(name) ?? 0) + count);
      collected.set(key, known);
    },
    flush,
    async stop() {
      clearInterval(timer);
      await flush().catch(onDefect);
    },
  };
}

function entryOf({ workerId, deviceId }: Receiver, counts: DeliveryCounts, at: Date): AuditEntry {
  return {
    at: toInstant(at),
    workerId,
    onBehalfOf: null,
    action: 'delivered-to-workstation',
    objectKind: 'workstation',
    objectId: deviceId,
    before: null,
    after: counts,
    deviceId,
    class: 'read',
  };
}
