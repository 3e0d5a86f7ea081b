import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Clock } from '../ports/clock.ts';
import type { Log, LogFields } from '../ports/log.ts';

/** At the start a longer log becomes the previous one, so two files of about this size exist at most. */
const rotateAtBytes = 2 * 1024 * 1024;

/** One JSON object a line. Written at once, because the line before a crash is the one that matters. */
export function openFileLog(file: string, clock: Clock): Log {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  rotate(file);
  const write = (level: string, event: string, fields: LogFields = {}) => {
    const line = JSON.stringify({ at: clock.now().toISOString(), level, event, ...fields });
    try {
      appendFileSync(file, `${line}\n`, { mode: 0o600 });
    } catch {
      // A full disk must not stop the work; the log is the first thing we can do without.
    }
  };
  return {
    info: (event, fields) => write('info', event, fields),
    warn: (event, fields) => write('warn', event, fields),
    error: (event, fields) => write('error', event, fields),
  };
}

function rotate(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > rotateAtBytes) renameSync(file, `${file}.previous`);
}
