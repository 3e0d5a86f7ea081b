import { randomUUID } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, protocol } from 'electron';
import { systemClock } from '../ports/clock.ts';
import { watchForDefects } from './defects.ts';
import { openFileLog } from './file-log.ts';
import { lockNavigation } from './navigation.ts';
import { quitAfterClosing } from './quit.ts';
import { readSettings } from './read-settings.ts';
import { schemeRegistration } from './scheme.ts';
import { isFirstInstance } from './single-instance.ts';
import { type ComposeApp, reportStartFailure, startShell } from './start-shell.ts';

/** What must happen before Electron is ready: folders, scheme, sandbox, the lock. Then the window and the core start. */
export function runShell(composeApp: ComposeApp): void {
  const settings = readSettings({
    arguments: process.argv.slice(1),
    environment: process.env,
    platform: process.platform,
    home: homedir(),
  });
  app.setPath('userData', settings.profileDir);
  app.setPath('sessionData', join(settings.profileDir, 'chromium'));
  protocol.registerSchemesAsPrivileged([schemeRegistration]);
  app.enableSandbox();

  let showWindow: () => void = () => undefined;
  if (!isFirstInstance(app, () => showWindow())) {
    app.exit(0);
    return;
  }
  const logFile = join(settings.profileDir, 'logs', 'zweiklick.log');
  const log = openFileLog(logFile, systemClock);
  watchForDefects(process, log);
  app.on('web-contents-created', (_event, contents) => lockNavigation(contents));

  void app.whenReady().then(async () => {
    try {
      const shell = startShell({ composeApp, settings, log, newId: randomUUID });
      showWindow = shell.showWindow;
      quitAfterClosing({ electronApp: app, closeCore: shell.closeCore, log });
      await shell.started;
    } catch (error) {
      reportStartFailure({ error, log, logFile, newId: randomUUID });
    }
  });
}
