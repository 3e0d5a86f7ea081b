import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import type { BrowserContext, Page } from 'playwright-core';
import { toBrowserAddress } from './address.ts';
import { routeRequests } from './answer-request.ts';
import { app, StoppableEvent, standInApp } from './app.ts';
import { openChromium } from './chromium-host.ts';
import { calls } from './recorder.ts';
import { type StandInSession, schemes, sessionOf } from './session.ts';
import { strict, strictClass } from './strict.ts';
import { trace } from './surroundings.ts';
import { StandInWebContents } from './web-contents.ts';
import { contentsOfPage, type OpenWindow, windows } from './window-registry.ts';

/** A window is a page of the one Chromium; showing, hiding and its place on the screen are only remembered. */
class StandInBrowserWindow extends EventEmitter implements OpenWindow {
  readonly contents: StandInWebContents;
  readonly webContents: StandInWebContents;
  readonly #attached: Promise<Page>;
  #bounds: Rectangle;
  #maximized = false;
  #visible: boolean;
  #destroyed = false;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    const preferences = options.webPreferences ?? {};
    const given = preferences.session as unknown as StandInSession | undefined;
    calls.windowOptions.push(asData(options));
    this.contents = new StandInWebContents(given ?? sessionOf(''));
    this.webContents = strict(this.contents, 'webContents');
    this.#bounds = {
      x: options.x ?? 0,
      y: options.y ?? 0,
      width: options.width ?? 800,
      height: options.height ?? 600,
    };
    this.#visible = options.show !== false;
    windows.add(this);
    app.emit('web-contents-created', new StoppableEvent(), this.webContents);
    this.#attached = this.#open(preferences.preload ?? null);
    this.#attached.catch(() => undefined); // loadURL reports it
  }

  async #open(preload: string | null): Promise<Page> {
    const context = await openChromium(this.#bounds, prepare);
    const page = windows.size === 1 ? (context.pages()[0] ?? (await context.newPage())) : await context.newPage();
    page.on('load', () => {
      this.contents.emit('did-finish-load');
      this.emit('ready-to-show');
    });
    page.on('console', (message) => trace('console', message.type(), message.text()));
    page.on('pageerror', (error) => trace('page error', error));
    page.on('crash', () => this.contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }));
    page.on('close', () => this.#gone());
    await this.contents.attach(page, preload);
    return page;
  }

  async loadURL(address: string): Promise<void> {
    const page = await this.#attached;
    this.contents.expectedAddress = address;
    await page.goto(toBrowserAddress(address, schemes), { waitUntil: 'load' });
  }

  show(): void {
    this.#visible = true;
    calls.shows++;
    this.emit('show');
  }

  hide(): void {
    this.#visible = false;
    this.emit('hide');
  }

  focus(): void {
    void this.contents.page?.bringToFront().catch(() => undefined);
    this.emit('focus');
  }

  isVisible(): boolean {
    return this.#visible;
  }

  isMinimized(): boolean {
    return false;
  }

  restore(): void {
    this.#maximized = false;
  }

  maximize(): void {
    this.#maximized = true;
  }

  isMaximized(): boolean {
    return this.#maximized;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  getNormalBounds(): Rectangle {
    return { ...this.#bounds };
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
    this.emit('resize');
  }

  close(): void {
    void this.closeAndWait();
  }

  async closeAndWait(): Promise<void> {
    if (this.#destroyed) return;
    const event = new StoppableEvent();
    this.emit('close', event);
    if (event.defaultPrevented) return;
    const { page } = this.contents;
    this.#destroy();
    await page?.close().catch(() => undefined);
  }

  /** Chromium closed the page: a person closed the window, or the browser died. */
  #gone(): void {
    if (this.#destroyed) return;
    this.emit('close', new StoppableEvent());
    this.#destroy();
  }

  #destroy(): void {
    this.#destroyed = true;
    for (const window of windows) if (window.contents === this.contents) windows.delete(window);
    this.emit('closed');
    this.contents.emit('destroyed');
    if (windows.size > 0 || standInApp.isQuitting) return;
    if (!app.emit('window-all-closed')) app.quit();
  }

  static getAllWindows(): readonly OpenWindow[] {
    return [...windows];
  }
}

export const BrowserWindow = strictClass(StandInBrowserWindow, 'BrowserWindow');

async function prepare(context: BrowserContext): Promise<void> {
  await routeRequests(context);
  context.on('page', (page) => void judgePopup(page));
}

/** A page that no window asked for is a popup; main's handler decides. A `noopener` popup is known only by its address. */
async function judgePopup(page: Page): Promise<void> {
  if (contentsOfPage(page) !== null) return;
  const opener = [...windows].map(({ contents }) => contents).find(({ openedAddress }) => openedAddress !== null);
  if (opener === undefined) return; // a page that the stand-in itself opens for a further window
  const url = opener.openedAddress ?? '';
  opener.openedAddress = null;
  const referrer = { url: '', policy: 'no-referrer' as const };
  const answer = opener.openHandler({ url, frameName: '', features: '', disposition: 'foreground-tab', referrer });
  if (answer.action === 'allow') return;
  calls.deniedWindows.push(url);
  await page.close().catch(() => undefined);
}

/** The options as data: a session is an object of the process and becomes a word. */
function asData(options: BrowserWindowConstructorOptions): unknown {
  const { session, ...preferences } = options.webPreferences ?? {};
  return { ...options, webPreferences: { ...preferences, session: session === undefined ? null : 'given' } };
}
