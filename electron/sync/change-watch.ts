import type { Secret } from '../../shared/base/secret.ts';
import type { ServerClient } from './server-client.ts';

/** Listens for the server's change signals, one connection at a time. */
export interface ChangeWatch {
  /** Listens, if nobody does yet. */
  open(): void;
  close(): void;
}

/** `onChanged` is also called when the connection has ended: something may have changed while nobody listened. */
export function createChangeWatch(client: ServerClient, token: Secret, onChanged: () => void): ChangeWatch {
  let listening: AbortController | null = null;
  return {
    open() {
      if (listening !== null) return;
      const controller = new AbortController();
      listening = controller;
      void client.watch(token, onChanged, controller.signal).then(() => {
        listening = null;
        if (!controller.signal.aborted) onChanged();
      });
    },
    close: () => listening?.abort(),
  };
}
