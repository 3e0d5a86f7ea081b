import type { IpcMainInvokeEvent } from 'electron';
import { describe, expect, it } from 'vitest';
import type { LogFields } from '../../../electron/ports/log.ts';
import { openTransport } from '../../../electron/shell/transport.ts';
import { channelNames } from '../../../shared/ipc/index.ts';

type Handler = (event: IpcMainInvokeEvent, request: unknown) => unknown;

const frame = (url: string, parent: object | null = null) => ({ senderFrame: { url, parent } }) as IpcMainInvokeEvent;
const home = frame('zweiklick://app/index.html');

function openWith(invoke: (channel: string, request: unknown) => Promise<unknown>) {
  const handlers = new Map<string, Handler>();
  const logged: (LogFields | undefined)[] = [];
  const write = (_event: string, fields?: LogFields) => void logged.push(fields);
  openTransport({
    ipcMain: { handle: (channel: string, handler: Handler) => void handlers.set(channel, handler) },
    app: Promise.resolve({ invoke }),
    log: { info: write, warn: write, error: write },
    newId: () => '0a1b2c3d-0000-4000-8000-000000000000',
  });
  const ask = (event: IpcMainInvokeEvent) => handlers.get('inbox.list')?.(event, { any: 'request' });
  return { handlers, logged, ask };
}

describe('transport', () => {
  it('answers exactly the declared channels', () => {
    const { handlers } = openWith(async () => null);

    expect([...handlers.keys()].sort()).toEqual([...channelNames].sort());
  });

  it('hands channel and request to the core and its answer back', async () => {
    const { ask } = openWith(async (channel, request) => ({ channel, request }));

    expect(await ask(home)).toEqual({ channel: 'inbox.list', request: { any: 'request' } });
  });

  it.each([
    ['a page of the network', frame('https://example.invalid/index.html')],
    ['another host of the own scheme', frame('zweiklick://other/index.html')],
    ['a file', frame('file:///index.html')],
    ['a frame inside the interface', frame('zweiklick://app/index.html', {})],
    ['a frame that is gone', { senderFrame: null } as IpcMainInvokeEvent],
  ])('refuses %s without asking the core', async (_name, sender) => {
    let asked = false;
    const { ask } = openWith(async () => {
      asked = true;
    });

    expect(await ask(sender)).toEqual({ ok: false, failure: { kind: 'forbidden' } });
    expect(asked).toBe(false);
  });

  it('turns a defect into a reference; neither answer nor log quotes the message', async () => {
    const { ask, logged } = openWith(async () => {
      throw new Error('Frau Mustermann, geboren 01.01.1980');
    });

    expect(await ask(home)).toEqual({ ok: false, failure: { kind: 'internal', reference: '0a1b2c3d' } });
    expect(logged).toMatchObject([{ channel: 'inbox.list', reference: '0a1b2c3d', error: 'Error' }]);
    expect(JSON.stringify(logged)).not.toContain('Mustermann');
  });
});
