import type { makeCodec, Wire } from '../codec.ts';
import type { bridgeWorlds } from './world-bridge.ts';

/** What main and the preload's world say to each other. */
export type FromPreload =
  | { readonly do: 'invoke'; readonly id: number; readonly channel: string; readonly items: Wire }
  | { readonly do: 'send'; readonly channel: string; readonly items: Wire };
export type ToPreload =
  | { readonly do: 'answer'; readonly id: number; readonly value: Wire }
  | { readonly do: 'refuse'; readonly id: number; readonly message: string }
  | { readonly do: 'event'; readonly channel: string; readonly items: Wire };

/** Name under which main delivers a message into the preload's world. */
export const deliverName = 'standInDeliver';

interface PreloadWorld {
  readonly makeCodec: typeof makeCodec;
  readonly bridgeWorlds: typeof bridgeWorlds;
  /** The binding, visible in the isolated world only, which carries text to main. */
  readonly binding: string;
  readonly deliver: string;
  readonly preload: (require: (name: string) => unknown, module: { exports: object }, exports: object) => void;
}

/**
 * Runs a preload script in an isolated world with what Electron's sandboxed preload gets. The source of this function
 * runs inside the page: it uses nothing from outside of itself.
 */
export function runPreload({ makeCodec, bridgeWorlds, binding, deliver, preload }: PreloadWorld): void {
  type Listener = (event: object, ...items: unknown[]) => void;
  type Base64 = { fromBase64(text: string): Uint8Array };
  const world = globalThis as unknown as Record<string, unknown>;
  const codec = makeCodec(
    (bytes) => (bytes as Uint8Array & { toBase64(): string }).toBase64(),
    (text) => (Uint8Array as unknown as Base64).fromBase64(text),
  );
  const post = world[binding] as (text: string) => void;
  delete world[binding];
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (reason: Error) => void }>();
  const listeners = new Map<string, Set<Listener>>();
  let lastId = 0;

  world[deliver] = (text: string) => {
    const message = JSON.parse(text) as ToPreload;
    if (message.do === 'event') {
      const items = codec.decode(message.items) as unknown[];
      for (const listener of [...(listeners.get(message.channel) ?? [])]) listener({ ports: [] }, ...items);
      return;
    }
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.do === 'answer') asked?.resolve(codec.decode(message.value));
    else asked?.reject(new Error(message.message));
  };

  const say = (message: FromPreload) => post(JSON.stringify(message));
  const ipcRenderer = {
    invoke: (channel: string, ...items: unknown[]) =>
      new Promise((resolve, reject) => {
        const id = ++lastId;
        const encoded = codec.encode(items);
        waiting.set(id, { resolve, reject });
        say({ do: 'invoke', id, channel, items: encoded });
      }),
    send: (channel: string, ...items: unknown[]) => say({ do: 'send', channel, items: codec.encode(items) }),
    on: (channel: string, listener: Listener) => {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
    },
    off: (channel: string, listener: Listener) => {
      listeners.get(channel)?.delete(listener);
    },
  };
  const contextBridge = { exposeInMainWorld: bridgeWorlds('preload', 'page').expose };
  const lacking = (target: object, name: string) =>
    new Proxy(target, {
      get: (object, key) => {
        if (!(key in object)) throw new Error(`The stand-in for Electron lacks ${name}.${String(key)}`);
        return Reflect.get(object, key);
      },
    });
  const electron = {
    ipcRenderer: lacking(ipcRenderer, 'ipcRenderer'),
    contextBridge: lacking(contextBridge, 'contextBridge'),
  };
  const require = (name: string) => {
    if (name !== 'electron') throw new Error(`module not found: ${name}`); // as in Electron's sandbox
    return electron;
  };
  const module = { exports: {} };
  preload(require, module, module.exports);
}
