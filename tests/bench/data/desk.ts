import type { WritableDatabase } from '../../../electron/cache/handle.ts';
import { createInvoke, type Invoke } from '../../../electron/ipc/guard.ts';
import type { Desk, HandlerWorld } from '../../../electron/ipc/handler.ts';
import type { Outbox } from '../../../electron/outbox/outbox.ts';
import { silentLog } from '../../../electron/ports/log.ts';
import { me, now } from './office.ts';

/** The channels of the interface over a cache, with their checks; without sync, session and documents. */
export function openChannels(db: WritableDatabase, outbox: Pick<Outbox, 'journal'>, newId: () => string): Invoke {
  const desk = { workerId: me, db, outbox: { db, ...outbox } } as unknown as Desk;
  const world = { desk: () => desk, clock: { now: () => now }, newId, sync: { outboxChanged: () => undefined } };
  return createInvoke(world as unknown as HandlerWorld, silentLog);
}
