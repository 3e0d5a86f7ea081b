import { statfs } from 'node:fs/promises';

/** With less free space a start is no use: databases grow before they shrink, and the first documents come at once. */
export const ROOM_TO_START_BYTES = 100_000_000;

/** Where space is short, and how much of it. */
export interface Shortage {
  readonly folder: string;
  /** On the drive of the folder; null when the system does not say. */
  readonly freeBytes: number | null;
  /** What has to be freed; 0 when the drive has room: then a quota of the person is used up. */
  readonly missingBytes: number;
}

/** How things stand with the space for a profile, after a start has found none. */
export async function findShortage(folder: string): Promise<Shortage> {
  const drive = await statfs(folder).catch(() => null);
  const freeBytes = drive === null ? null : drive.bavail * drive.bsize;
  return { folder, freeBytes, missingBytes: Math.max(0, ROOM_TO_START_BYTES - (freeBytes ?? 0)) };
}
