import { randomUUID } from 'node:crypto';
import type { App, AppPorts, AppSettings } from '../../electron/app/app.ts';
import { composeApp } from '../../electron/app/compose.ts';
import { forkChild } from '../../electron/app/fork-child.ts';
import { workerSource } from '../../electron/app/worker-sources.ts';
import { systemClock } from '../../electron/ports/clock.ts';
import { noConnectivityHints } from '../../electron/ports/connectivity.ts';
import type { KeyVault } from '../../electron/ports/key-vault.ts';
import { VaultUnavailable } from '../../electron/ports/key-vault.ts';
import type { LogFields } from '../../electron/ports/log.ts';
import { silentNotifier } from '../../electron/ports/notifier.ts';
import { alwaysPresent } from '../../electron/ports/presence.ts';
import { noWorkFiles } from '../../electron/ports/work-files.ts';

/** A vault in memory: seals by a number of its own, so that another vault cannot open what it sealed. */
export function memoryVault(number = 1): KeyVault {
  const turn = (bytes: Uint8Array) => bytes.map((byte, index) => byte ^ ((number * 89 + index * 7) % 256));
  return {
    protect: async (secret) => new Uint8Array([number, ...turn(secret)]),
    unprotect: async (sealed) => {
      if (sealed[0] !== number) throw new VaultUnavailable('sealed by another vault');
      return turn(sealed.subarray(1));
    },
    describe: () => 'memory',
  };
}

export interface LogLine {
  readonly event: string;
  readonly fields: LogFields;
}

export function testPorts(changes: Partial<AppPorts> = {}, lines: LogLine[] = []): AppPorts {
  const note = (event: string, fields: LogFields = {}) => void lines.push({ event, fields });
  return {
    vault: memoryVault(),
    clock: systemClock,
    newId: randomUUID,
    log: { info: note, warn: note, error: note },
    connectivity: noConnectivityHints,
    notifier: silentNotifier,
    startChild: forkChild,
    openInBrowser: async () => false,
    presence: alwaysPresent,
    workFiles: noWorkFiles,
    ...changes,
  };
}

/** Nobody listens on the discard port of this machine: a server that cannot be reached. */
const unreachableServer = 'http://127.0.0.1:9';

export async function startCore(
  profileDir: string,
  ports: AppPorts = testPorts(),
  settings: Partial<AppSettings> = {},
): Promise<App> {
  return await composeApp(ports, {
    profileDir,
    serverUrl: unreachableServer,
    demoLogin: null,
    workerScript: workerSource,
    background: false,
    readsAhead: false,
    lock: { afterMinutes: null, unlocksWithSystem: true },
    ...settings,
  });
}
