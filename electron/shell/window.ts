import type { BrowserWindow, BrowserWindowConstructorOptions, Session } from 'electron';
import { type Bounds, decideWindowBounds, smallest, type WindowPlacement } from './decide-window-bounds.ts';
import { texts } from './texts.ts';
import { readWindowState, writeWindowState } from './window-state.ts';

export interface WindowSetting {
  /** Absolute path of the built preload script. */
  readonly preload: string;
  readonly session: Session;
  readonly stateFile: string;
  readonly screens: readonly Bounds[];
  readonly devTools: boolean;
}

/** Makes the main window, hidden until its first picture is there, where it was the last time. */
export function createWindow(Window: typeof BrowserWindow, setting: WindowSetting): BrowserWindow {
  const placement = decideWindowBounds(readWindowState(setting.stateFile), setting.screens);
  const window = new Window(windowOptions(setting, placement));
  window.once('ready-to-show', () => {
    if (placement.maximized) window.maximize();
    window.show();
  });
  window.on('close', () => {
    const { x, y, width, height } = window.getNormalBounds();
    writeWindowState(setting.stateFile, { x, y, width, height, maximized: window.isMaximized() });
  });
  // The title is read by task switchers and screen recorders: it never follows what is on the page.
  window.on('page-title-updated', (event) => event.preventDefault());
  return window;
}

/** Every security-relevant switch is said explicitly, also where it is the default today. */
export function windowOptions(
  setting: Omit<WindowSetting, 'stateFile' | 'screens'>,
  placement: WindowPlacement,
): BrowserWindowConstructorOptions {
  return {
    title: texts.appName,
    show: false,
    backgroundColor: '#f4f5f7',
    autoHideMenuBar: true,
    minWidth: smallest.width,
    minHeight: smallest.height,
    ...(placement.place === 'remembered'
      ? placement.bounds
      : { width: placement.width, height: placement.height, center: true }),
    webPreferences: {
      preload: setting.preload,
      session: setting.session,
      devTools: setting.devTools,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      plugins: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  };
}
