import { useEffect, useRef } from 'react';

/** What keys can do; which key does it is decided in renderer/app/keyboard-map.ts. */
export type KeyCommandName =
  | 'next'
  | 'previous'
  | 'open'
  | 'confirm'
  | 'file'
  | 'next-finding'
  | 'request'
  | 'forward'
  | 'return'
  | 'claim'
  | 'assign'
  | 'workshop'
  | 'undo'
  | 'search'
  | 'team'
  | 'deputies'
  | 'scope-all'
  | 'scope-own'
  | 'scope-deputy'
  | 'scope-team'
  | 'scope-clearing'
  | 'back'
  | 'keys';

const handlers = new Map<KeyCommandName, () => void>();

/**
 * Lets a screen carry out a key while it is shown. The last one mounted wins. Pass `undefined` where the screen cannot do
 * it now: the key then does nothing, whatever has the focus.
 */
export function useKeyCommand(name: KeyCommandName, handler: (() => void) | undefined): void {
  const latest = useRef(handler);
  latest.current = handler;
  const isOffered = handler !== undefined;
  useEffect(() => {
    if (!isOffered) return;
    const run = () => latest.current?.();
    handlers.set(name, run);
    return () => {
      if (handlers.get(name) === run) handlers.delete(name);
    };
  }, [name, isOffered]);
}

/** Carries out a command; false where no screen offers it now. */
export function runKeyCommand(name: KeyCommandName): boolean {
  const handler = handlers.get(name);
  handler?.();
  return handler !== undefined;
}
