import { randomUUID } from 'node:crypto';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { app, protocol } from 'electron';
import { chooseProfile, signProfile } from '../app/choose-profile.ts';
import { systemClock } from '../ports/clock.ts';
import { watchForDefects } from './defects.ts';
import { openFileLog } from './file-log.ts';
import { followSystemLinks } from './follow-system-links.ts';
import { lockNavigation } from './navigation.ts';
import { quitAfterClosing } from './quit.ts';
import { readLink } from './read-link.ts';
import { readSettings } from './read-settings.ts';
import { schemeRegistration } from './scheme.ts';
import { isFirstInstance } from './single-instance.ts';
import { type ComposeApp, type RunningShell, reportStartFailure, startShell } from './start-shell.ts';

/** What must happen before Electron is ready: folders, scheme, sandbox, the lock. Then the window and the core start. */
export function runShell(composeApp: ComposeApp): void {
  const told = readSettings({
    arguments: process.argv.slice(1),
    environment: process.env,
    platform: process.platform,
    home: homedir(),
  });
  const { profileDir, unfit } = placeProfile(told.profileDir);
  const settings = { ...told, profileDir };
  app.setPath('userData', settings.profileDir);
  app.setPath('sessionData', join(settings.profileDir, 'chromium'));
  protocol.registerSchemesAsPrivileged([schemeRegistration]);
  app.enableSandbox();

  let shell: Pick<RunningShell, 'showWindow' | 'showTask'> | undefined;
  let wanted = readLink(process.argv);
  /** Before the window is there the link waits. */
  const follow = (link: ReturnType<typeof readLink>) => {
    shell?.showWindow();
    if (link === null) return;
    wanted = link;
    shell?.showTask(link);
  };
  if (!isFirstInstance(app, (words) => follow(readLink(words)))) {
    app.exit(0);
    return;
  }
  signProfile(settings.profileDir, process.env);
  const logFile = join(settings.profileDir, 'logs', 'zweiklick.log');
  const log = openFileLog(logFile, systemClock);
  watchForDefects(process, log);
  followSystemLinks(app, follow);
  app.on('web-contents-created', (_event, contents) => lockNavigation(contents));

  void app.whenReady().then(async () => {
    try {
      if (unfit !== null) throw unfit;
      const started = startShell({ composeApp, settings, log, newId: randomUUID });
      shell = started;
      quitAfterClosing({ electronApp: app, closeCore: started.closeCore, log });
      if (wanted !== null) started.showTask(wanted);
      await started.started;
    } catch (error) {
      reportStartFailure({ error, log, logFile, newId: randomUUID });
    }
  });
}

/** A folder that does not fit is told about as soon as a dialog can be shown; nothing is written there. */
function placeProfile(folder: string): { readonly profileDir: string; readonly unfit: unknown } {
  try {
    const profileDir = chooseProfile(folder, { platform: process.platform, environment: process.env });
    return { profileDir, unfit: null };
  } catch (unfit) {
    return { profileDir: join(tmpdir(), 'zweiklick'), unfit };
  }
}
