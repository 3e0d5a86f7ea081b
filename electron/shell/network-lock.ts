import type { Session } from 'electron';
import { appOrigin, isAppAddress } from './app-address.ts';

type LockedSession = Pick<Session, 'webRequest' | 'on' | 'setSpellCheckerEnabled'>;

/**
 * Second line behind the content security policy: the window itself has no network. Data come only through the core.
 * Downloads would put documents in clear on the disk; the spell checker would fetch dictionaries.
 */
export function lockNetwork(session: LockedSession): void {
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isLocal(details.url) }));
  session.on('will-download', (event) => event.preventDefault());
  session.setSpellCheckerEnabled(false);
}

/** Own files, and content which is already in memory. */
export function isLocal(address: string): boolean {
  return isAppAddress(address) || address.startsWith('data:') || address.startsWith(`blob:${appOrigin}/`);
}
