/** core-main.ts: the app core in a process of its own, driven over Node's IPC by core-process.ts, so that it can be killed. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { App } from '../../electron/app/app.ts';
import { composeApp } from '../../electron/app/compose.ts';
import { forkChild } from '../../electron/app/fork-child.ts';
import { StartFailure } from '../../electron/app/start-failure.ts';
import { workerSource } from '../../electron/app/worker-sources.ts';
import { createFileVault } from '../../electron/cli/file-vault.ts';
import { noConnectivityHints } from '../../electron/ports/connectivity.ts';
import type { Log } from '../../electron/ports/log.ts';
import { silentNotifier } from '../../electron/ports/notifier.ts';
import { alwaysPresent } from '../../electron/ports/presence.ts';
import { unreachable } from '../../shared/base/unreachable.ts';
import type { SessionState } from '../../shared/ipc/session.ts';
import { walkThroughSignIn } from './browser-walk.ts';
import type { CoreReply, CoreRequest, CoreSetting, ToolName } from './core-protocol.ts';
import { fastClock } from './fast-clock.ts';
import { oneWorkFile } from './one-work-file.ts';

const setting = JSON.parse(process.env.CORE_SETTING ?? '') as CoreSetting;

function send(reply: CoreReply): void {
  if (process.connected) process.send?.(reply);
}

const clock = fastClock(setting.clockSpeed, setting.clockStart);

const log: Log = {
  info: (event, fields = {}) => send({ reply: 'log', level: 'info', event, fields }),
  warn: (event, fields = {}) => send({ reply: 'log', level: 'warn', event, fields }),
  error: (event, fields = {}) => send({ reply: 'log', level: 'error', event, fields }),
};

let giveUp: () => void = () => undefined;

async function start(): Promise<App> {
  const { profileDir, configDir, serverUrl, demoLogin, credentials } = setting;
  const vault = createFileVault(profileDir, configDir);
  const app = await composeApp(
    {
      vault,
      clock,
      newId: randomUUID,
      log,
      connectivity: noConnectivityHints,
      notifier: silentNotifier,
      startChild: forkChild,
      presence: alwaysPresent,
      workFiles: oneWorkFile(join(configDir, 'work.zkarbeit')),
      openInBrowser: async (address) => {
        if (credentials === null) return false;
        walkThroughSignIn(address, credentials).catch(giveUp); // the server went away in the middle of it
        return true;
      },
    },
    {
      profileDir,
      serverUrl,
      demoLogin,
      workerScript: workerSource,
      background: true,
      readsAhead: false,
      lock: { afterMinutes: null, unlocksWithSystem: true },
    },
  );
  app.subscribe((event) => send({ reply: 'event', event }));
  const shown = (await app.invoke('session.show', {})) as { readonly value: { readonly state: string } };
  if (credentials !== null && shown.value.state === 'signed-out') await signedIn(app);
  return app;
}

/** Settles when the sign-in in the stand-in for the browser has ended, one way or the other. */
async function signedIn(app: App): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    const look = async () => {
      const { value } = (await app.invoke('session.show', {})) as { readonly value: SessionState };
      const attempt = 'attempt' in value ? value.attempt?.state : undefined;
      if (value.state === 'signed-in' || attempt === 'failed') resolve();
    };
    giveUp = () => {
      void app.invoke('session.cancel-sign-in', {});
      resolve();
    };
    app.subscribe(() => void look());
  });
  await app.invoke('session.sign-in', {});
  await ended;
}

async function askTool(app: App, tool: ToolName): Promise<unknown> {
  switch (tool) {
    case 'outbox':
      return app.tools.outbox();
    case 'push':
      return await app.tools.push();
    case 'verify':
      return await app.tools.verify();
    case 'doctor':
      return await app.tools.doctor();
    default:
      return unreachable(tool);
  }
}

try {
  send({ reply: 'starting' });
  const app = await start();
  process.on('message', async (message: CoreRequest) => {
    const { id } = message;
    if (message.request === 'invoke') {
      return send({ reply: 'answer', id, answer: await app.invoke(message.channel, message.body) });
    }
    if (message.request === 'tool') return send({ reply: 'answer', id, answer: await askTool(app, message.tool) });
    await app.close();
    send({ reply: 'answer', id, answer: null });
    process.disconnect();
  });
  process.once('disconnect', () => void app.close().finally(() => process.exit()));
  send({ reply: 'ready' });
} catch (error) {
  if (!(error instanceof StartFailure)) throw error;
  send({ reply: 'not-started', kind: error.failure.kind });
  process.disconnect();
}
