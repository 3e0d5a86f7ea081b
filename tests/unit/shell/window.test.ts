import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Session } from 'electron';
import { describe, expect, it } from 'vitest';
import { decideWindowBounds } from '../../../electron/shell/decide-window-bounds.ts';
import { windowOptions } from '../../../electron/shell/window.ts';
import { readWindowState, writeWindowState } from '../../../electron/shell/window-state.ts';

const screen = { x: 0, y: 0, width: 1920, height: 1040 };
const state = { x: 100, y: 80, width: 1500, height: 900, maximized: false };

describe('place of the window', () => {
  it('is where it was', () => {
    const bounds = { x: 100, y: 80, width: 1500, height: 900 };

    expect(decideWindowBounds(state, [screen])).toEqual({ place: 'remembered', bounds, maximized: false });
  });

  it('is centred at the first start, no larger than the screen', () => {
    const small = { x: 0, y: 0, width: 1280, height: 700 };

    expect(decideWindowBounds(null, [small])).toEqual({ place: 'centred', width: 1280, height: 700, maximized: false });
  });

  it('is centred when the second screen is gone, and still maximised', () => {
    const onSecondScreen = { ...state, x: 2500, maximized: true };

    expect(decideWindowBounds(onSecondScreen, [screen])).toMatchObject({ place: 'centred', maximized: true });
  });

  it('is centred when its title bar could not be grasped', () => {
    expect(decideWindowBounds({ ...state, y: -300 }, [screen]).place).toBe('centred');
    expect(decideWindowBounds({ ...state, x: 1900 }, [screen]).place).toBe('centred');
  });

  it('survives writing and reading, and a damaged file counts as none', () => {
    const folder = mkdtempSync(join(tmpdir(), 'zweiklick-window-'));
    const file = join(folder, 'window.json');

    writeWindowState(file, state);
    expect(readWindowState(file)).toEqual(state);
    writeFileSync(file, '{"x":1');
    expect(readWindowState(file)).toBeNull();
    rmSync(folder, { recursive: true });
  });
});

describe('window options', () => {
  it('say every security switch explicitly', () => {
    const setting = { preload: '/p.cjs', session: {} as Session, devTools: false };

    const { webPreferences } = windowOptions(setting, { place: 'centred', width: 1, height: 1, maximized: false });

    expect(webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      devTools: false,
    });
  });
});
