import type { DeviceId, WorkerId } from '../../shared/base/ids.ts';
import type { Queryable, Transaction } from './database.ts';

interface Device {
  readonly workerId: WorkerId;
  readonly deviceId: DeviceId;
}

/** From now on this device may renew the person's session without a new sign-in, until `expiresAt`. */
export async function trustDevice(
  transaction: Transaction,
  device: Device & { readonly at: Date; readonly expiresAt: Date },
): Promise<void> {
  await transaction.query(trust, { ...device });
}

/** False: the person signed out there, or everywhere, or it was not heard of for too long. */
export async function isDeviceTrusted(queryable: Queryable, device: Device, now: Date): Promise<boolean> {
  const rows = await queryable.query(
    'SELECT 1 FROM trusted_device WHERE worker_id = :workerId AND device_id = :deviceId AND expires_at > :now',
    { ...device, now },
  );
  return rows.length > 0;
}

export async function forgetDevice(transaction: Transaction, device: Device): Promise<void> {
  await transaction.query('DELETE FROM trusted_device WHERE worker_id = :workerId AND device_id = :deviceId', {
    ...device,
  });
}

export async function forgetDevicesOf(transaction: Transaction, workerId: WorkerId): Promise<void> {
  await transaction.query('DELETE FROM trusted_device WHERE worker_id = :workerId', { workerId });
}

const trust = `
  INSERT INTO trusted_device (worker_id, device_id, signed_in_at, expires_at)
  VALUES (:workerId, :deviceId, :at, :expiresAt)
  ON CONFLICT (worker_id, device_id) DO UPDATE SET expires_at = excluded.expires_at`;
