import { explainStartFailure } from './app/explain-start-failure.ts';
import { readSettings, type Settings, usage } from './app/settings.ts';
import { type RunningServer, startServer } from './app/start.ts';
import { seedDemo } from './demo/seed.ts';
import { createJsonLog } from './log.ts';

/** sysexits.h: the command was used wrongly. */
const usageExit = 64;
/** A request that does not end must not keep the service from restarting. */
const stopPatienceMs = 15_000;

const now = () => new Date();
const log = createJsonLog((line) => process.stderr.write(line), now);

const settings = settingsOrExit();
try {
  const server = await startServer(settings, { log, now, seedDemo });
  endOnSignal(server);
  announce(server);
} catch (error) {
  const { message, exitCode } = explainStartFailure(error);
  log.error('start failed', error);
  process.stderr.write(`${message}\n`);
  process.exit(exitCode);
}

function settingsOrExit(): Settings {
  try {
    const read = readSettings(process.argv.slice(2));
    if (read !== undefined) return read;
    process.stdout.write(usage);
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : ''}\n\n${usage}`);
    process.exit(usageExit);
  }
}

/** The address comes last: whoever waits for it has read everything else. */
function announce({ url, demo }: RunningServer): void {
  if (demo !== undefined) {
    const users = demo.users.map(({ login, displayName }) => `${login} (${displayName})`);
    process.stdout.write(`portal key: ${demo.portalKey}\ndemo users: ${users.join(', ')}\n`);
  }
  process.stdout.write(`listening on ${url}\n`);
}

function endOnSignal(server: RunningServer): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), stopPatienceMs).unref();
    try {
      await server.stop();
      process.exit(0);
    } catch (error) {
      log.error('stop failed', error);
      process.exit(1);
    }
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
}
