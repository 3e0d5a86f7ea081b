import { toInstant } from '../../shared/base/calendar-date.ts';
import type { DeviceId, WorkerId } from '../../shared/base/ids.ts';
import { appendAudit } from '../store/audit.ts';
import type { Transaction } from '../store/database.ts';

export type SessionAction =
  | 'sign-in'
  | 'sign-out'
  | 'sign-out-everywhere'
  | 'sign-in-refused'
  /** The provider gives other roles than before. */
  | 'change-roles';

export interface SessionEvent {
  readonly action: SessionAction;
  readonly at: Date;
  /** Null when nobody known here was named. */
  readonly workerId: WorkerId | null;
  /** Null on the provider's page, which knows no device. */
  readonly deviceId: DeviceId | null;
  readonly before?: object;
  readonly after?: object;
  readonly reason?: string;
}

const nobody = '00000000-0000-0000-0000-000000000000';

/** Enters who came, who left and who was turned away. A renewal is no event of its own: it happens every hour. */
export async function auditSession(transaction: Transaction, event: SessionEvent): Promise<void> {
  const { action, at, workerId, deviceId, before = null, after = null, reason = null } = event;
  // whoever is refused has done nothing here: the person named is what it is about
  const actor = action === 'sign-in-refused' ? null : workerId;
  await appendAudit(transaction, {
    at: toInstant(at),
    workerId: actor,
    onBehalfOf: null,
    action,
    objectKind: 'session',
    objectId: (action === 'sign-in-refused' ? workerId : deviceId) ?? nobody,
    before,
    after,
    reason,
    deviceId,
  });
}
