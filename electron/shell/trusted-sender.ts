import type { IpcMainInvokeEvent } from 'electron';
import { isAppAddress } from './app-address.ts';

export type SenderEvent = Pick<IpcMainInvokeEvent, 'senderFrame'>;

/** Only the main frame of a window that shows the interface may speak to the core; a frame that is gone may not. */
export function isTrustedSender(event: SenderEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && isAppAddress(frame.url);
}
