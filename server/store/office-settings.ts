import { json, type Queryable, type Transaction } from './database.ts';

const find = 'SELECT value FROM office_setting WHERE name = :name';
const put = `
  INSERT INTO office_setting (name, value) VALUES (:name, :value::jsonb)
  ON CONFLICT (name) DO UPDATE SET value = excluded.value`;

export const officeSettingNames = [
  'office-name',
  'main-service-office',
  'demo',
  'sync-epoch',
  'audit-retention',
  'deputy-lease-hours',
] as const;
export type OfficeSettingName = (typeof officeSettingNames)[number];

/** Undefined when it was never set. */
export async function readOfficeSetting(queryable: Queryable, name: OfficeSettingName): Promise<unknown> {
  const [row] = await queryable.query<{ value: unknown }>(find, { name });
  return row?.value;
}

export async function putOfficeSetting(
  transaction: Transaction,
  name: OfficeSettingName,
  value: unknown,
): Promise<void> {
  await transaction.query(put, { name, value: json(value) });
}

/** The name on the Durchschrift. */
export async function readOfficeName(queryable: Queryable): Promise<string> {
  const name = await readOfficeSetting(queryable, 'office-name');
  return typeof name === 'string' ? name : 'Jobcenter';
}
