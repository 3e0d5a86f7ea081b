/**
 * Compile-time proof, checked by `npm run types` and never run: what the stand-in offers is what Electron offers under the
 * same name. A member that Electron renames or retypes stops the build here.
 */
import type * as Electron from 'electron';
import type * as standIn from './electron.ts';

type Names<Ours, Theirs> = keyof Ours & keyof Theirs;
/** Electron's own members, reduced to the names that the stand-in has. */
type Offered<Ours, Theirs> = Pick<Theirs, Names<Ours, Theirs>>;
/** `true` only if the first type may be used wherever the second is expected. */
type Fits<Ours, Theirs> = [Ours] extends [Theirs] ? true : false;
type FitsSameNames<Ours, Theirs> = Fits<Pick<Ours, Names<Ours, Theirs>>, Offered<Ours, Theirs>>;

type Window = InstanceType<typeof standIn.BrowserWindow>;
type PlainWindow =
  | 'show'
  | 'hide'
  | 'focus'
  | 'close'
  | 'restore'
  | 'maximize'
  | 'loadURL'
  | 'isVisible'
  | 'isMinimized'
  | 'isMaximized'
  | 'isDestroyed'
  | 'getNormalBounds'
  | 'setBounds';
type Child = ReturnType<typeof standIn.utilityProcess.fork>;
type PlainChild = 'postMessage' | 'kill' | 'pid';
type PlainApp =
  | 'whenReady'
  | 'setPath'
  | 'getVersion'
  | 'getAppPath'
  | 'enableSandbox'
  | 'quit'
  | 'exit'
  | 'isPackaged'
  | 'requestSingleInstanceLock';

export const proofs: readonly true[] = [
  true satisfies FitsSameNames<typeof standIn.safeStorage, Electron.SafeStorage>,
  true satisfies FitsSameNames<typeof standIn.dialog, Electron.Dialog>,
  true satisfies FitsSameNames<typeof standIn.shell, Electron.Shell>,
  true satisfies Fits<Pick<Child, PlainChild>, Pick<Electron.UtilityProcess, PlainChild>>,
  true satisfies Fits<Pick<typeof standIn.app, PlainApp>, Pick<Electron.App, PlainApp>>,
  true satisfies Fits<Pick<Window, PlainWindow>, Pick<Electron.BrowserWindow, PlainWindow>>,
];
