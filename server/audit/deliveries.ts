import { type Instant, toInstant } from '../../shared/base/calendar-date.ts';
import type { DeviceId, WorkerId } from '../../shared/base/ids.ts';
import { type AuditEntry, appendAudits } from '../store/audit.ts';
import type { Database } from '../store/database.ts';
import { type DeliveredLine, type DeliveryJournal, deliverySourceId } from './delivery-journal.ts';

/** To whom something was delivered. */
export interface Receiver {
  readonly workerId: WorkerId;
  readonly deviceId: DeviceId;
}

/** Numbers by what was delivered: rows by topic, `documents`, `bytes`. */
export type DeliveryCounts = Readonly<Record<string, number>>;

export interface Deliveries {
  readonly add: (receiver: Receiver, counts: DeliveryCounts) => void;
  /** Writes what has been collected, and what servers that were killed have left. */
  readonly flush: () => Promise<void>;
  /** The last flush included. */
  readonly stop: () => Promise<void>;
}

export interface DeliveriesParts {
  readonly database: Database;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Undefined: what was collected ends with the process. */
  readonly journal: DeliveryJournal | undefined;
  readonly onDefect: (defect: unknown) => void;
}

const collectForMs = 60_000;
/** After this time without another line nobody collects in a window any more: its server was killed, or could not write. */
const leftBehindMs = 5 * collectForMs;

interface Collected {
  readonly receiver: Receiver;
  readonly counts: Map<string, number>;
  at: Instant;
}
type Window = ReadonlyMap<string, Collected>;

/**
 * What left the server for a workstation, as one entry per device and minute: a change that everybody pulls would else
 * cost an entry for each of two thousand workstations. Until then it is in the journal, from which any server enters what a
 * killed one has left; entering it twice leaves one entry.
 */
export function startDeliveries({ database, now, newId, journal, onDefect }: DeliveriesParts): Deliveries {
  let [id, collected] = [newId(), new Map<string, Collected>()];
  /** Lines on their way to the disk. */
  let writing: Promise<void> = Promise.resolve();

  const enter = async (window: string, received: Window) => {
    const entries = [...received].map(([key, one]) => entryOf(one, deliverySourceId(window, key)));
    await database.transaction((transaction) => appendAudits(transaction, entries));
    await journal?.remove(window);
  };
  const flush = async () => {
    const [window, received] = [id, collected];
    if (received.size > 0) {
      [id, collected] = [newId(), new Map()];
      await writing;
      await enter(window, received);
    }
    const latest = now().getTime() - leftBehindMs;
    for (const left of (await journal?.list()) ?? []) {
      const isOver = left.lines.every(({ at }) => Date.parse(at) < latest);
      if (left.lines.length > 0 && isOver) await enter(left.window, collect(left.lines));
    }
  };
  const timer = setInterval(() => void flush().catch(onDefect), collectForMs);
  timer.unref();
  return {
    add(receiver, all) {
      const counts = Object.fromEntries(Object.entries(all).filter(([, count]) => count > 0));
      if (Object.keys(counts).length === 0) return;
      const delivered = { ...receiver, counts, at: toInstant(now()) };
      addTo(collected, delivered);
      const window = id;
      writing = writing.then(() => journal?.append(window, delivered)).catch(onDefect);
    },
    flush,
    async stop() {
      clearInterval(timer);
      await flush().catch(onDefect);
    },
  };
}

function collect(lines: readonly DeliveredLine[]): Window {
  const received = new Map<string, Collected>();
  for (const line of lines) addTo(received, line);
  return received;
}

function addTo(received: Map<string, Collected>, { workerId, deviceId, counts, at }: DeliveredLine): void {
  const key = `${deviceId} ${workerId}`;
  const known = received.get(key) ?? { receiver: { workerId, deviceId }, counts: new Map<string, number>(), at };
  for (const [name, count] of Object.entries(counts)) known.counts.set(name, (known.counts.get(name) ?? 0) + count);
  known.at = at;
  received.set(key, known);
}

function entryOf({ receiver: { workerId, deviceId }, counts, at }: Collected, sourceId: string): AuditEntry {
  return {
    at,
    workerId,
    onBehalfOf: null,
    action: 'delivered-to-workstation',
    objectKind: 'workstation',
    objectId: deviceId,
    before: null,
    after: Object.fromEntries(counts),
    deviceId,
    class: 'read',
    sourceId,
  };
}
