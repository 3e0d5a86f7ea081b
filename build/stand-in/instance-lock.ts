import { mkdirSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SecondStart {
  readonly arguments: readonly string[];
  readonly folder: string;
}

const lockName = 'stand-in.lock';
const callPrefix = 'stand-in.call.';

/** Takes the lock of a profile, or tells the process that holds it about this start. Returns the release, or null. */
export function takeInstanceLock(profile: string, onSecondStart: (start: SecondStart) => void): (() => void) | null {
  mkdirSync(profile, { recursive: true });
  const lock = join(profile, lockName);
  if (!tryToTake(lock)) {
    const start: SecondStart = { arguments: process.argv, folder: process.cwd() };
    writeFileSync(join(profile, `${callPrefix}${process.pid}`), JSON.stringify(start));
    return null;
  }
  const watcher = watch(profile, { persistent: false }, () => answerCalls(profile, onSecondStart));
  return () => {
    watcher.close();
    rmSync(lock, { force: true });
  };
}

function tryToTake(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (isAlive(Number(readFileSync(lock, 'utf8')))) return false;
    rmSync(lock, { force: true }); // left behind by a process that was killed
    return tryToTake(lock);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function answerCalls(profile: string, onSecondStart: (start: SecondStart) => void): void {
  for (const name of readdirSync(profile).filter((entry) => entry.startsWith(callPrefix))) {
    const start = readCall(join(profile, name));
    if (start !== null) onSecondStart(start);
  }
}

/** Null while the other process is still writing; the watcher calls again. */
function readCall(file: string): SecondStart | null {
  try {
    const start = JSON.parse(readFileSync(file, 'utf8')) as SecondStart;
    rmSync(file);
    return start;
  } catch {
    return null;
  }
}
