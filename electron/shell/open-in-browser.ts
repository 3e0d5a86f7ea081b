import type { Shell } from 'electron';
import { mayOpenInBrowser, type OpenInBrowser } from '../ports/open-in-browser.ts';

/** The system's own browser. Anything but a web address would start a program, so nothing else is passed on. */
export function openWithSystem(shell: Pick<Shell, 'openExternal'>): OpenInBrowser {
  return async (address) => {
    if (!mayOpenInBrowser(address)) return false;
    return shell.openExternal(address).then(
      () => true,
      () => false,
    );
  };
}
