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
  'deputy-grace-hours',
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

/** Three days: a long weekend without the server, and not a holiday's absence. */
const deputyHours = 72;

/**
 * For how long a workstation may read deputies' data offline, and for how long after the end of a deputyship steps still
 * count that were taken before. Hours.
 */
export async function readDeputyHours(
  queryable: Queryable,
): Promise<{ readonly leaseHours: number; readonly graceHours: number }> {
  const read = async (name: OfficeSettingName, least: number) => {
    const hours = await readOfficeSetting(queryable, name);
    return typeof hours === 'number' && Number.isInteger(hours) && hours >= least ? hours : deputyHours;
  };
  return { leaseHours: await read('deputy-lease-hours', 1), graceHours: await read('deputy-grace-hours', 0) };
}

/** The name on the Durchschrift. */
export async function readOfficeName(queryable: Queryable): Promise<string> {
  const name = await readOfficeSetting(queryable, 'office-name');
  return typeof name === 'string' ? name : 'Jobcenter';
}
