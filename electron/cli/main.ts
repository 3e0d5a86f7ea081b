import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { failure } from '../../shared/base/failure.ts';
import { failed, ok } from '../../shared/base/result.ts';
import type { Worker } from '../../shared/domain/worker.ts';
import type { AnswerOf } from '../../shared/ipc/index.ts';
import type { App } from '../app/app.ts';
import { composeApp } from '../app/compose.ts';
import { forkChild } from '../app/fork-child.ts';
import { StartFailure } from '../app/start-failure.ts';
import { workerSource } from '../app/worker-sources.ts';
import { systemClock } from '../ports/clock.ts';
import { noConnectivityHints } from '../ports/connectivity.ts';
import { silentNotifier } from '../ports/notifier.ts';
import { createFileVault, userConfigDir } from './file-vault.ts';
import { type Call, readCall } from './read-call.ts';
import { runCommand } from './run-command.ts';
import { stderrLog } from './stderr-log.ts';

/**
 * `client`: the core without a window, for operators, checks and tests. Prints one JSON value on standard output.
 * Exit codes: 0 done, 1 not done (the JSON has a `failure`), 2 the call was wrong.
 */
async function main(): Promise<number> {
  const call = readCall(process.argv.slice(2));
  if (!call.ok) {
    process.stderr.write(`${call.failure}\n`);
    return 2;
  }
  try {
    const app = await start(call.value);
    try {
      // IT asks how the workstation is also when nobody can sign in
      const signedIn = call.value.command === 'doctor' ? ok() : await signIn(app, call.value);
      const result = signedIn.ok ? await runCommand(app, call.value) : signedIn;
      print(result.ok ? result.value : { failure: result.failure });
      return result.ok ? 0 : 1;
    } finally {
      await app.close();
    }
  } catch (error) {
    if (!(error instanceof StartFailure)) throw error;
    print({ failure: error.failure });
    return 1;
  }
}

async function start(call: Call): Promise<App> {
  const profileDir = resolve(call.profileDir);
  const ports = {
    vault: createFileVault(profileDir, userConfigDir(process.env)),
    clock: systemClock,
    newId: randomUUID,
    log: stderrLog,
    connectivity: noConnectivityHints,
    notifier: silentNotifier,
    startChild: forkChild,
  };
  return await composeApp(ports, {
    profileDir,
    serverUrl: call.serverUrl,
    demoLogin: process.env.ZWEIKLICK_PASSWORD === undefined ? call.user : null,
    workerScript: workerSource,
    background: false,
    readsAhead: false,
  });
}

/** A session of this person that is still trusted is enough, also without a network. */
async function signIn(app: App, call: Call): Promise<AnswerOf<'session.show'>> {
  const shown = (await app.invoke('session.show', {})) as AnswerOf<'session.show'>;
  if (!shown.ok || (shown.value.state === 'signed-in' && isCalled(shown.value.worker, call.user))) return shown;
  const password = process.env.ZWEIKLICK_PASSWORD;
  if (password === undefined) return failed(failure('signed-out'));
  return (await app.invoke('session.sign-in', { login: call.user, password })) as AnswerOf<'session.show'>;
}

/** Nobody works in another person's name because a profile remembers that person. */
function isCalled({ login, displayName }: Worker, user: string): boolean {
  return [login, displayName].some((name) => name.toLowerCase() === user.trim().toLowerCase());
}

function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

process.exitCode = await main();
