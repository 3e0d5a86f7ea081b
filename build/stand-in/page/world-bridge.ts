/** One side of the border between the page's world and the preload's isolated world. */
export interface WorldBridge {
  /** Makes a value of this world a frozen property of the other world's `window`. */
  expose(name: string, value: unknown): void;
}

type Border =
  | { readonly is: 'function'; readonly id: number }
  | { readonly is: 'promise'; readonly id: number }
  | { readonly is: 'list'; readonly items: readonly Border[] }
  | { readonly is: 'record'; readonly entries: readonly (readonly [string, Border])[] }
  | { readonly is: 'error'; readonly message: string }
  | { readonly is: 'value'; readonly value: unknown };

type Message =
  | { readonly do: 'expose'; readonly name: string; readonly value: Border }
  | { readonly do: 'call'; readonly id: number; readonly items: readonly Border[] }
  | { readonly do: 'return'; readonly failed: boolean; readonly value: Border }
  | { readonly do: 'settle'; readonly id: number; readonly failed: boolean; readonly value: Border };

/**
 * What Electron's contextBridge does: functions and promises cross by reference, everything else as a copy. The two worlds
 * of a page share its document and nothing else, so messages are synchronous document events. The source of this
 * function runs inside the page: it uses nothing from outside of itself.
 */
export function bridgeWorlds(here: 'page' | 'preload', there: 'page' | 'preload'): WorldBridge {
  type Callable = (...items: unknown[]) => unknown;
  const eventOf = (world: string) => `zweiklick-stand-in:${world}`;
  const functions = new Map<number, Callable>();
  const promises = new Map<number, { resolve: (value: unknown) => void; reject: (reason: unknown) => void }>();
  let lastId = 0;
  let returned: Extract<Message, { do: 'return' }> | null = null;

  const send = (message: Message) => {
    document.dispatchEvent(new CustomEvent(eventOf(there), { detail: message }));
  };

  function pack(value: unknown): Border {
    if (typeof value === 'function') {
      functions.set(++lastId, value as Callable);
      return { is: 'function', id: lastId };
    }
    if (typeof value === 'symbol') throw new TypeError('A symbol cannot cross the bridge');
    if (value === null || typeof value !== 'object') return { is: 'value', value };
    if (value instanceof Promise) return packPromise(value);
    if (value instanceof Error) return { is: 'error', message: value.message };
    if (Array.isArray(value)) return { is: 'list', items: value.map(pack) };
    if (Object.prototype.toString.call(value) !== '[object Object]') return { is: 'value', value };
    return { is: 'record', entries: Object.entries(value).map(([key, item]) => [key, pack(item)]) };
  }

  function packPromise(promise: Promise<unknown>): Border {
    const id = ++lastId;
    promise.then(
      (value) => send({ do: 'settle', id, failed: false, value: pack(value) }),
      (reason) => send({ do: 'settle', id, failed: true, value: pack(reason) }),
    );
    return { is: 'promise', id };
  }

  function unpack(border: Border): unknown {
    switch (border.is) {
      case 'function':
        return (...items: unknown[]) => callThere(border.id, items);
      case 'promise':
        return new Promise((resolve, reject) => promises.set(border.id, { resolve, reject }));
      case 'list':
        return border.items.map(unpack);
      case 'record':
        return Object.fromEntries(border.entries.map(([key, item]) => [key, unpack(item)]));
      case 'error':
        return new Error(border.message);
      case 'value':
        return border.value;
    }
  }

  function callThere(id: number, items: unknown[]): unknown {
    returned = null;
    send({ do: 'call', id, items: items.map(pack) });
    const answer = returned as Extract<Message, { do: 'return' }> | null;
    returned = null;
    if (answer === null) return undefined;
    if (answer.failed) throw unpack(answer.value);
    return unpack(answer.value);
  }

  function callHere(id: number, items: readonly Border[]): Message {
    try {
      return { do: 'return', failed: false, value: pack(functions.get(id)?.(...items.map(unpack))) };
    } catch (error) {
      return { do: 'return', failed: true, value: pack(error) };
    }
  }

  function freeze(value: unknown): void {
    if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return;
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }

  function receive(message: Message): void {
    if (message.do === 'return') returned = message;
    if (message.do === 'call') send(callHere(message.id, message.items));
    if (message.do === 'settle') {
      const waiting = promises.get(message.id);
      promises.delete(message.id);
      if (message.failed) waiting?.reject(unpack(message.value));
      else waiting?.resolve(unpack(message.value));
    }
    if (message.do === 'expose') {
      const value = unpack(message.value);
      freeze(value);
      Object.defineProperty(window, message.name, { value, enumerable: true, writable: false, configurable: false });
    }
  }

  document.addEventListener(eventOf(here), (event) => {
    event.stopImmediatePropagation();
    receive((event as CustomEvent<Message>).detail);
  });
  return { expose: (name, value) => send({ do: 'expose', name, value: pack(value) }) };
}
