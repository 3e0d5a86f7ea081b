import type { BrowserContext, Page, Request as PageRequest, Route } from 'playwright-core';
import { toAppAddress } from './address.ts';
import { StoppableEvent } from './app.ts';
import { calls } from './recorder.ts';
import { trace } from './surroundings.ts';
import type { StandInWebContents } from './web-contents.ts';
import { contentsOfPage, windows } from './window-registry.ts';

/** Puts main's decisions between Chromium and the network: navigation, request filter, own scheme. */
export async function routeRequests(context: BrowserContext): Promise<void> {
  await context.route('**/*', (route) =>
    answer(route).catch((error: unknown) => {
      trace('request failed', route.request().url(), error);
      return route.abort('failed').catch(() => undefined);
    }),
  );
}

async function answer(route: Route): Promise<void> {
  const request = route.request();
  const url = toAppAddress(request.url());
  const contents = contentsOf(request);
  if (contents === null) return route.abort('blockedbyclient');
  if (isForeignNavigation(request, url, contents) && isStopped(url, contents)) return route.abort('aborted');
  if (await contents.session.isCancelled(url)) {
    calls.cancelledRequests.push(url);
    return route.abort('blockedbyclient');
  }
  const serve = contents.session.served.get(new URL(url).protocol.slice(0, -1));
  if (serve === undefined) return route.continue();
  const response = await serve(new Request(url, { method: request.method() }));
  const body = Buffer.from(await response.arrayBuffer());
  await route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body });
}

/** Requests of workers have no frame: they belong to the window. Null for a popup, which has not been allowed. */
function contentsOf(request: PageRequest): StandInWebContents | null {
  const page = pageOf(request);
  if (page === null && !request.isNavigationRequest()) return [...windows][0]?.contents ?? null;
  return contentsOfPage(page);
}

function pageOf(request: PageRequest): Page | null {
  try {
    return request.frame().page();
  } catch {
    return null; // a worker's request, or a popup whose frame does not exist yet
  }
}

/** Navigation that main itself started, by `loadURL`, raises no event. */
function isForeignNavigation(request: PageRequest, url: string, contents: StandInWebContents): boolean {
  return request.isNavigationRequest() && url !== contents.expectedAddress;
}

function isStopped(url: string, contents: StandInWebContents): boolean {
  const event = Object.assign(new StoppableEvent(), { url, isMainFrame: true, isSameDocument: false });
  contents.emit('will-frame-navigate', event);
  contents.emit('will-navigate', event, url);
  if (event.defaultPrevented) calls.stoppedNavigations.push(url);
  return event.defaultPrevented;
}
