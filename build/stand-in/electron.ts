/** The `electron` module of this stand-in: exactly the members that electron/shell uses, see type-check.ts. */
import { openControl } from './control.ts';

export { app } from './app.ts';
export { BrowserWindow } from './browser-window.ts';
export { ipcMain } from './ipc-main.ts';
export { safeStorage } from './safe-storage.ts';
export { protocol, session } from './session.ts';
export { dialog, Menu, Notification, powerMonitor, screen, shell } from './system.ts';
export { utilityProcess } from './utility-process.ts';

openControl();
