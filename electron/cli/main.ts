import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { type Failure, failure } from '../../shared/base/failure.ts';
import { failed, ok } from '../../shared/base/result.ts';
import type { Worker } from '../../shared/domain/worker.ts';
import type { AnswerOf } from '../../shared/ipc/index.ts';
import type { SessionState, SignInAttempt } from '../../shared/ipc/session.ts';
import type { App } from '../app/app.ts';
import { composeApp } from '../app/compose.ts';
import { findShortage } from '../app/find-shortage.ts';
import { forkChild } from '../app/fork-child.ts';
import { StartFailure } from '../app/start-failure.ts';
import { workerSource } from '../app/worker-sources.ts';
import { systemClock } from '../ports/clock.ts';
import { noConnectivityHints } from '../ports/connectivity.ts';
import { silentNotifier } from '../ports/notifier.ts';
import { alwaysPresent } from '../ports/presence.ts';
import { noWorkFiles } from '../ports/work-files.ts';
import { explainClock, explainFailure } from './explain.ts';
import { createFileVault, userConfigDir } from './file-vault.ts';
import { type Call, readCall } from './read-call.ts';
import { runCommand } from './run-command.ts';
import { stderrLog } from './stderr-log.ts';

/**
 * `client`: the core without a window, for operators, checks and tests. Prints one JSON value on standard output, and what
 * went wrong as a sentence with the next step on standard error.
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
      if (!result.ok) await explain(result.failure, call.value, false);
      await warnOfClock(app);
      return result.ok ? 0 : 1;
    } finally {
      await app.close();
    }
  } catch (error) {
    if (!(error instanceof StartFailure)) throw error;
    print({ failure: error.failure });
    await explain(error.failure, call.value, true);
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
    presence: alwaysPresent,
    workFiles: noWorkFiles,
    openInBrowser: printAddress,
  };
  return await composeApp(ports, {
    profileDir,
    serverUrl: call.serverUrl,
    demoLogin: call.user,
    workerScript: workerSource,
    background: false,
    readsAhead: false,
    lock: { afterMinutes: null, unlocksWithSystem: false },
  });
}

/** A session of this person that is still trusted is enough, also without a network; else through a browser. */
async function signIn(app: App, call: Call): Promise<AnswerOf<'session.show'>> {
  const show = async () => (await app.invoke('session.show', {})) as AnswerOf<'session.show'>;
  let shown = await show();
  if (shown.ok && shown.value.state === 'key-lost') {
    if (call.command !== 'rebuild') return failed(failure('key-lost'));
    shown = await app.tools.workstation.rebuild();
  }
  if (!shown.ok || isSignedIn(shown.value, call.user)) return shown;
  if (shown.value.state === 'signed-out' && shown.value.attempt?.state === 'failed') return failed(whyNot(shown.value));
  const begun = (await app.invoke('session.sign-in', {})) as AnswerOf<'session.show'>;
  if (!begun.ok) return begun;
  const ended = await whenSettled(app, show);
  if (!ended.ok || isSignedIn(ended.value, call.user)) return ended;
  const { value } = ended;
  if (value.state !== 'signed-in') return failed(whyNot(value));
  await app.invoke('session.sign-out', { keepWork: true });
  return failed(failure('wrong-credentials')); // somebody, but not the person of the call
}

/** The session once the sign-in in the browser has ended, one way or the other. */
function whenSettled(app: App, show: () => Promise<AnswerOf<'session.show'>>): Promise<AnswerOf<'session.show'>> {
  return new Promise((resolve) => {
    const look = async () => {
      const shown = await show();
      const isRunning = shown.ok && 'attempt' in shown.value && isWaiting(shown.value.attempt);
      if (isRunning) return;
      end();
      resolve(shown);
    };
    const end = app.subscribe(() => void look());
    void look();
  });
}

function isWaiting(attempt: SignInAttempt | null): boolean {
  return attempt?.state === 'waiting' || attempt?.state === 'starting';
}

function isSignedIn(session: SessionState, user: string): boolean {
  return session.state === 'signed-in' && isCalled(session.worker, user);
}

/** Why nobody is signed in, as a failure for scripts. */
function whyNot(session: SessionState): Failure {
  const attempt = 'attempt' in session ? session.attempt : null;
  if (attempt?.state !== 'failed') return failure('signed-out');
  switch (attempt.problem) {
    case 'offline':
    case 'provider-offline':
      return failure('offline');
    case 'unknown-person':
      return failure('wrong-credentials');
    case 'too-old':
      return failure('client-too-old');
    default:
      return failure('signed-out');
  }
}

/** There may be no browser where the command line runs: the address can be opened anywhere on this machine. */
async function printAddress(address: string): Promise<boolean> {
  process.stderr.write(`Open this address in a browser on this machine to sign in:\n${address}\n`);
  return true;
}

/** Nobody works in another person's name because a profile remembers that person. */
function isCalled({ login, displayName }: Worker, user: string): boolean {
  return [login, displayName].some((name) => name.toLowerCase() === user.trim().toLowerCase());
}

async function explain(problem: Failure, call: Call, isStart: boolean): Promise<void> {
  const profileDir = resolve(call.profileDir);
  const shortage = problem.kind === 'disk-full' ? await findShortage(profileDir) : null;
  say(explainFailure(problem, { profileDir, now: systemClock.now(), isStart, shortage }));
}

/** In the window a notice stays as long as the clock is wrong; here it is said with each command. */
async function warnOfClock(app: App): Promise<void> {
  const shown = await app.tools.workstation.show();
  if (shown.ok && shown.value.clockAheadSeconds !== null) say(explainClock(shown.value.clockAheadSeconds));
}

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

process.exitCode = await main();
