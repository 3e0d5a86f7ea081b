import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';

/** Written in by the build from shared/ipc, so that the schemas and their library stay out of this script. */
declare const CHANNEL_NAMES: readonly string[];
declare const EVENT_CHANNEL: string;

const known: ReadonlySet<string> = new Set(CHANNEL_NAMES);

/** All that the interface gets from the outside: ask on a declared channel, hear that something changed. */
contextBridge.exposeInMainWorld('zweiklick', {
  invoke: (channel: string, request: unknown): Promise<unknown> =>
    known.has(channel) ? ipcRenderer.invoke(channel, request) : Promise.reject(new Error('unknown channel')),
  subscribe: (listener: (event: unknown) => void): (() => void) => {
    const forward = (_event: IpcRendererEvent, change: unknown) => listener(change);
    ipcRenderer.on(EVENT_CHANNEL, forward);
    return () => {
      ipcRenderer.off(EVENT_CHANNEL, forward);
    };
  },
});
