import type { ReadableDatabase } from './handle.ts';

/** Reads the whole database. Empty when sound; else what SQLite says, without contents of rows. */
export function verifyCache(db: ReadableDatabase): readonly string[] {
  const lines = db.all<{ integrity_check: string }>('PRAGMA integrity_check(20)');
  return lines.map((line) => line.integrity_check).filter((line) => line !== 'ok');
}
