import { existsSync, mkdirSync, mkdtempSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Names the folder of this run; the processes of the tests inherit it. */
const variable = 'ZWEIKLICK_PREPARED';
const lookAgainMs = 50;

/** Vitest's global setup: a folder for the whole run, unless `npm test` has one for all its runners. Gives its removal. */
export function setup(): (() => void) | undefined {
  return process.env[variable] === undefined ? begin() : undefined;
}

/** Path of something to begin with, made once in a run and never changed: whoever wants to write takes a copy. */
export async function prepared(name: string, make: (path: string) => Promise<void>): Promise<string> {
  if (process.env[variable] === undefined) process.once('exit', begin()); // a runner without a setup
  const path = join(process.env[variable] ?? '', name);
  while (!existsSync(path)) {
    if (!taken(`${path}.lock`)) await wait(lookAgainMs);
    else if (existsSync(path)) rmdirSync(`${path}.lock`);
    else await makeWhole(path, make).finally(() => rmdirSync(`${path}.lock`));
  }
  return path;
}

function begin(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'zweiklick-prepared-'));
  process.env[variable] = folder;
  process.env.NODE_COMPILE_CACHE ??= join(folder, 'compiled'); // hundreds of processes load the same modules
  return () => {
    delete process.env[variable];
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
}

async function makeWhole(path: string, make: (path: string) => Promise<void>): Promise<void> {
  await make(`${path}.part`);
  renameSync(`${path}.part`, path);
}

/** Whether this process is the one to make it. */
function taken(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}
