import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { HandlerDetails, IpcMainInvokeEvent, WebFrameMain, WindowOpenHandlerResponse } from 'electron';
import type { CDPSession, Page } from 'playwright-core';
import { toAppAddress } from './address.ts';
import { makeCodec, nodeCodec } from './codec.ts';
import { standInIpcMain } from './ipc-main.ts';
import { deliverName, type FromPreload, runPreload, type ToPreload } from './page/preload-world.ts';
import { bridgeWorlds } from './page/world-bridge.ts';
import type { StandInSession } from './session.ts';
import { trace } from './surroundings.ts';

const isolatedWorld = 'Electron Isolated Context';
const binding = 'standInPost';

type WindowOpenHandler = (details: HandlerDetails) => WindowOpenHandlerResponse;

/** One page of Chromium, seen from main: its frame, its messages, its preload script. */
export class StandInWebContents extends EventEmitter {
  static #lastId = 0;
  readonly id = ++StandInWebContents.#lastId;
  readonly session: StandInSession;
  page: Page | null = null;
  /** The address main asked for; going there is no navigation of the page's own. */
  expectedAddress = '';
  /** The address of the last `window.open`, until the popup has been judged. */
  openedAddress: string | null = null;
  openHandler: WindowOpenHandler = () => ({ action: 'allow' });
  #debugger: CDPSession | null = null;
  #isolatedContext = 0;

  constructor(session: StandInSession) {
    super();
    this.session = session;
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.openHandler = handler;
  }

  isDestroyed(): boolean {
    return this.page === null || this.page.isClosed();
  }

  getURL(): string {
    return toAppAddress(this.page?.url() ?? '');
  }

  send(channel: string, ...items: unknown[]): void {
    void this.#deliver({ do: 'event', channel, items: nodeCodec.encode(structuredClone(items)) });
  }

  /** Connects to a fresh page, before it loads anything. */
  async attach(page: Page, preloadFile: string | null): Promise<void> {
    this.page = page;
    const session = await page.context().newCDPSession(page);
    this.#debugger = session;
    const { frameTree } = await session.send('Page.getFrameTree');
    session.on('Runtime.executionContextCreated', ({ context }) => {
      const frame: unknown = context.auxData?.frameId;
      if (context.name === isolatedWorld && frame === frameTree.frame.id) this.#isolatedContext = context.id;
    });
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === binding) void this.#receive(JSON.parse(payload) as FromPreload, executionContextId);
    });
    session.on('Page.windowOpen', ({ url }) => {
      this.openedAddress = toAppAddress(url);
    });
    await session.send('Page.enable');
    await session.send('Runtime.enable');
    if (preloadFile !== null) await this.#install(session, readFileSync(preloadFile, 'utf8'));
  }

  async #install(session: CDPSession, preload: string): Promise<void> {
    await session.send('Runtime.addBinding', { name: binding, executionContextName: isolatedWorld });
    await session.send('Page.addScriptToEvaluateOnNewDocument', { source: pageScript() });
    await session.send('Page.addScriptToEvaluateOnNewDocument', {
      worldName: isolatedWorld,
      source: preloadScript(preload),
    });
  }

  async #receive(message: FromPreload, context: number): Promise<void> {
    const items = nodeCodec.decode(message.items) as readonly unknown[];
    const event = { sender: this, senderFrame: this.#mainFrame(), type: 'frame', frameId: 1, processId: 1 };
    if (message.do === 'send') {
      standInIpcMain.emit(message.channel, event, ...items);
      return;
    }
    const answer = await standInIpcMain
      .answer(message.channel, event as unknown as IpcMainInvokeEvent, items)
      .then((value): ToPreload => ({ do: 'answer', id: message.id, value: nodeCodec.encode(value) }))
      .catch((error: Error): ToPreload => ({ do: 'refuse', id: message.id, message: error.message }));
    if (context === this.#isolatedContext) await this.#deliver(answer); // else the page has gone on meanwhile
  }

  #mainFrame(): WebFrameMain {
    const url = this.getURL();
    return { url, parent: null } as unknown as WebFrameMain;
  }

  async #deliver(message: ToPreload): Promise<void> {
    if (this.#debugger === null || this.#isolatedContext === 0) return;
    await this.#debugger
      .send('Runtime.callFunctionOn', {
        executionContextId: this.#isolatedContext,
        functionDeclaration: `function (text) { globalThis.${deliverName}(text); }`,
        arguments: [{ value: JSON.stringify(message) }],
      })
      .catch((error: unknown) => trace('not delivered', error));
  }
}

/** Electron runs preload scripts in the main frame only, unless told otherwise. */
function pageScript(): string {
  return `if (window === window.top) { (${bridgeWorlds})('page', 'preload'); }`;
}

function preloadScript(preload: string): string {
  const setting = [
    `makeCodec: ${makeCodec}`,
    `bridgeWorlds: ${bridgeWorlds}`,
    `binding: '${binding}'`,
    `deliver: '${deliverName}'`,
    `preload: function (require, module, exports) { ${preload}\n }`,
  ];
  return `if (window === window.top) { (${runPreload})({ ${setting.join(',\n')} }); }`;
}
