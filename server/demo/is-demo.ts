import type { Database } from '../store/database.ts';
import { readOfficeSetting } from '../store/office-settings.ts';

/** What the generator left in the office's settings. */
export interface DemoMark {
  /** The moment that counts as now in the data; a seed that was cut off goes on with it. */
  readonly seededAt: string;
  readonly isComplete: boolean;
}

/** Undefined in a real office. */
export async function readDemoMark(database: Database): Promise<DemoMark | undefined> {
  const mark = await database.read((queryable) => readOfficeSetting(queryable, 'demo'));
  return mark === undefined ? undefined : (mark as DemoMark); // written by the generator only
}

/** Whether this database holds the invented office. */
export async function isDemo(database: Database): Promise<boolean> {
  return (await readDemoMark(database)) !== undefined;
}
