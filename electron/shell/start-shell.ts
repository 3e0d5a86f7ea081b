import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  Notification,
  powerMonitor,
  type Session,
  safeStorage,
  screen,
  session,
  shell,
  utilityProcess,
} from 'electron';
import type { ProcessNumber } from '../../shared/base/ids.ts';
import { eventChannel } from '../../shared/ipc/index.ts';
import type { App, AppPorts, AppSettings } from '../app/app.ts';
import { findShortage } from '../app/find-shortage.ts';
import { systemClock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { NewId } from '../ports/new-id.ts';
import { appScheme, startPage } from './app-address.ts';
import { connectivityHints } from './connectivity.ts';
import { describeError } from './describe-error.ts';
import { explainStartFailure, NoServerConfigured } from './explain-start-failure.ts';
import { openKeyVault } from './key-vault.ts';
import { menuTemplate } from './menu.ts';
import { lockNetwork } from './network-lock.ts';
import { openNotifier } from './notifier.ts';
import { openWithSystem } from './open-in-browser.ts';
import { denyPermissions } from './permissions.ts';
import { presenceOf } from './presence.ts';
import type { ShellSettings } from './read-settings.ts';
import { serveApp } from './scheme.ts';
import { startUtilityProcess } from './start-child.ts';
import { texts } from './texts.ts';
import { openTransport } from './transport.ts';
import { StartGivenUp, untilThereIsRoom } from './until-there-is-room.ts';
import { createWindow } from './window.ts';
import { workFilesOf } from './work-files.ts';

export type ComposeApp = (ports: AppPorts, settings: AppSettings) => Promise<App>;

export interface ShellStart {
  readonly composeApp: ComposeApp;
  readonly settings: ShellSettings;
  readonly log: Log;
  readonly newId: NewId;
}

export interface RunningShell {
  /** Settles when the core runs and the window shows the interface; rejects when either fails. */
  readonly started: Promise<void>;
  readonly showWindow: () => void;
  /** Shows a task, as soon as the core runs. */
  readonly showTask: (processNumber: ProcessNumber) => void;
  readonly closeCore: () => Promise<void>;
}

/** Without a name beginning with `persist:` the session lives in memory: no document ever reaches Chromium's caches on disk. */
const memoryOnlySession = 'zweiklick';

/** Starts core and window side by side; the window's first requests wait for the core. */
export function startShell({ composeApp, settings, log, newId }: ShellStart): RunningShell {
  const appSession = openSession();
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate()));
  const window = createWindow(BrowserWindow, {
    preload: join(import.meta.dirname, '../preload/preload.cjs'),
    session: appSession,
    stateFile: join(settings.profileDir, 'window.json'),
    screens: screen.getAllDisplays().map((display) => display.workArea),
    devTools: !app.isPackaged,
  });
  const showWindow = () => {
    if (window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  };
  const ports: AppPorts = {
    vault: openKeyVault({ safeStorage, platform: process.platform, allowUnprotected: settings.allowUnprotectedVault }),
    clock: systemClock,
    newId,
    log,
    connectivity: connectivityHints(powerMonitor),
    notifier: openNotifier(Notification, showWindow),
    startChild: startUtilityProcess(utilityProcess),
    openInBrowser: openWithSystem(shell),
    presence: presenceOf(powerMonitor),
    workFiles: workFilesOf(dialog),
  };
  const core = startCore(composeApp, ports, settings);
  openTransport({ ipcMain, app: core, log, newId });
  const closeCore = () => core.then((running) => running.close());
  const showTask = (processNumber: ProcessNumber) =>
    void core.then((running) => running.showTask(processNumber)).catch(() => undefined); // a start that fails is reported
  const started = Promise.all([core, window.loadURL(startPage)]).then(([running]) => {
    running.subscribe((event) => {
      if (!window.isDestroyed()) window.webContents.send(eventChannel, event);
    });
    log.info('started', { version: app.getVersion(), vault: ports.vault.describe() });
  });
  return { started, showWindow, showTask, closeCore };
}

function openSession(): Session {
  const appSession = session.fromPartition(memoryOnlySession);
  const root = join(import.meta.dirname, '../renderer');
  appSession.protocol.handle(appScheme, serveApp({ root, newNonce: () => randomBytes(16).toString('base64') }));
  denyPermissions(appSession);
  lockNetwork(appSession);
  return appSession;
}

async function startCore(composeApp: ComposeApp, ports: AppPorts, settings: ShellSettings): Promise<App> {
  const { serverUrl, profileDir } = settings;
  if (serverUrl === null) throw new NoServerConfigured();
  const told: AppSettings = {
    profileDir,
    serverUrl,
    demoLogin: settings.demoLogin,
    workerScript: (name) => new URL(`./${name}.cjs`, import.meta.url),
    background: true,
    lock: settings.lock,
    readsAhead: true,
  };
  return await untilThereIsRoom(
    () => composeApp(ports, told),
    () => asksForAnotherTry(profileDir),
  );
}

/** Says how much space is missing and where; the person makes room, or gives up. */
async function asksForAnotherTry(profileDir: string): Promise<boolean> {
  const { fullDisk } = texts;
  const { folder, freeBytes, missingBytes } = await findShortage(profileDir);
  const isQuota = freeBytes !== null && missingBytes === 0;
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: fullDisk.title,
    message: fullDisk.message,
    detail: isQuota ? fullDisk.quota(folder, freeBytes) : fullDisk.missing(folder, freeBytes, missingBytes),
    buttons: [fullDisk.retry, fullDisk.quit],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}

export interface StartFailureReport {
  readonly error: unknown;
  readonly log: Log;
  readonly logFile: string;
  readonly newId: NewId;
}

/** Says in plain German why there is no window, unless that was said already, and ends the process. */
export function reportStartFailure({ error, log, logFile, newId }: StartFailureReport): void {
  const reference = newId().slice(0, 8);
  log.error('start.failed', { reference, ...describeError(error) });
  if (!(error instanceof StartGivenUp)) {
    dialog.showErrorBox(texts.startFailed.title, explainStartFailure(error, reference, logFile));
  }
  app.exit(1);
}
