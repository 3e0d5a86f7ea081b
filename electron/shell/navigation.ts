import type { WebContents } from 'electron';
import { isAppAddress } from './app-address.ts';

interface Preventable {
  preventDefault(): void;
  readonly url: string;
}

/** The window shows the interface and never anything else: no foreign page, no second window, no embedded page. */
export function lockNavigation(contents: Pick<WebContents, 'setWindowOpenHandler' | 'on'>): void {
  const stayHome = (event: Preventable) => {
    if (!isAppAddress(event.url)) event.preventDefault();
  };
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', stayHome);
  contents.on('will-frame-navigate', stayHome);
  contents.on('will-redirect', stayHome);
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
