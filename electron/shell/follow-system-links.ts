import type { App as ElectronApp } from 'electron';
import { appScheme } from './app-address.ts';
import { readLink } from './read-link.ts';

/**
 * Has the system open links of ours with this program. Windows and Linux start it once more with the link among its words
 * (single-instance.ts); macOS tells the program that runs. The installed package registers the scheme for everybody on
 * the computer; this is for whoever runs it without being installed.
 */
export function followSystemLinks(
  electronApp: Pick<ElectronApp, 'setAsDefaultProtocolClient' | 'on' | 'isPackaged'>,
  follow: (link: ReturnType<typeof readLink>) => void,
): void {
  if (electronApp.isPackaged) electronApp.setAsDefaultProtocolClient(appScheme);
  electronApp.on('open-url', (event, address) => {
    event.preventDefault();
    follow(readLink([address]));
  });
}
