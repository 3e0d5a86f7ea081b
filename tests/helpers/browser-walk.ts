/**
 * What a browser and a person do on the pages of the embedded provider, over plain HTTP: follows redirects, keeps cookies
 * by path, sends the form. Only what the test knows is typed; everything else comes from the pages.
 */
export interface Typed {
  readonly login: string;
  /** Empty where people are chosen from a list (demo data). */
  readonly password?: string;
}

export interface WalkedPage {
  readonly url: string;
  readonly status: number;
  readonly body: string;
  readonly headers: Headers;
}

/** A browser without a window. */
export interface BrowserWalk {
  get(address: string): Promise<WalkedPage>;
  post(address: string, fields: Readonly<Record<string, string>>): Promise<WalkedPage>;
}

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
}

export function openBrowserWalk(): BrowserWalk {
  const cookies = new Map<string, Cookie>();

  const remember = (headers: Headers) => {
    for (const line of headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
      const name = pair.slice(0, pair.indexOf('='));
      const value = pair.slice(name.length + 1);
      const path = attributes.find((part) => part.toLowerCase().startsWith('path='))?.slice(5) ?? '/';
      if (value === '') cookies.delete(`${path} ${name}`);
      else cookies.set(`${path} ${name}`, { name, value, path });
    }
  };
  const cookiesFor = (address: string) => {
    const { pathname } = new URL(address);
    const fitting = [...cookies.values()].filter(({ path }) => pathname.startsWith(path));
    return fitting.map(({ name, value }) => `${name}=${value}`).join('; ');
  };

  const walk = async (address: string, init: RequestInit): Promise<WalkedPage> => {
    let [url, next] = [address, init];
    for (let hops = 0; hops < 10; hops += 1) {
      const headers = { accept: 'text/html', ...next.headers, cookie: cookiesFor(url) };
      const response = await fetch(url, { ...next, headers, redirect: 'manual' });
      remember(response.headers);
      const location = response.headers.get('location');
      if (response.status < 300 || response.status >= 400 || location === null) {
        return { url, status: response.status, body: await response.text(), headers: response.headers };
      }
      await response.arrayBuffer();
      url = new URL(location, url).href;
      next = {};
    }
    throw new Error('redirected in a circle');
  };

  return {
    get: (address) => walk(address, {}),
    post: (address, fields) =>
      walk(address, {
        method: 'POST',
        body: new URLSearchParams(fields).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }),
  };
}

/** Signs in at the address that the workstation gave to the browser; the page on which it ended. */
export async function walkThroughSignIn(address: string, { login, password = '' }: Typed): Promise<WalkedPage> {
  const browser = openBrowserWalk();
  const page = await browser.get(address);
  if (page.status !== 200) return page;
  return browser.post(page.url, { login, password });
}
