import { everythingSignalled, type SignalHandler } from './database.ts';

/** PostgreSQL refuses payloads of 8,000 bytes and more. */
const payloadLimit = 7900;

/** Collects what a transaction signals; `payloads` is sent just before the commit, so nobody hears of a rollback. */
export interface Signals {
  readonly add: (channel: string, item: string) => void;
  readonly payloads: () => readonly { readonly channel: string; readonly payload: string }[];
}

export function collectSignals(): Signals {
  const byChannel = new Map<string, Set<string>>();
  return {
    add: (channel, item) => {
      const items = byChannel.get(channel) ?? new Set<string>();
      byChannel.set(channel, items.add(item));
    },
    payloads: () =>
      [...byChannel].flatMap(([channel, items]) => packItems([...items]).map((payload) => ({ channel, payload }))),
  };
}

/** Joins items (ASCII without commas) into as few payloads as fit. */
export function packItems(items: readonly string[]): readonly string[] {
  const payloads: string[] = [];
  let current = '';
  for (const item of items) {
    if (current !== '' && current.length + item.length + 1 > payloadLimit) {
      payloads.push(current);
      current = '';
    }
    current = current === '' ? item : `${current},${item}`;
  }
  if (current !== '') payloads.push(current);
  return payloads;
}

export function deliverPayload(handler: SignalHandler, payload: string): void {
  handler(payload === '' || payload === everythingSignalled ? everythingSignalled : payload.split(','));
}

export const notifySql = 'SELECT pg_notify(:channel, :payload)';
