import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import type { CustomScheme } from 'electron';
import { appHost, appScheme } from './app-address.ts';
import { contentSecurityPolicy, noncePlaceholder } from './content-security-policy.ts';

/** To be registered before the application is ready. */
export const schemeRegistration: CustomScheme = {
  scheme: appScheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
};

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};
const unknownMediaType = 'application/octet-stream';

export interface ServedFolder {
  /** Absolute path of the built interface. */
  readonly root: string;
  /** A fresh random value for each answer. */
  readonly newNonce: () => string;
}

/** Answers requests of the own scheme from one folder; everything outside of it does not exist. */
export function serveApp({ root, newNonce }: ServedFolder): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET') return refuse(405);
    const file = fileBelow(root, request.url);
    if (file === null) return refuse(404);
    const bytes = await readFile(file).catch(() => null);
    if (bytes === null) return refuse(404);
    const nonce = newNonce();
    const mediaType = mediaTypes[extname(file)] ?? unknownMediaType;
    const body =
      extname(file) === '.html' ? bytes.toString().replaceAll(noncePlaceholder, nonce) : new Uint8Array(bytes);
    return new Response(body, { headers: { ...fixedHeaders(nonce), 'content-type': mediaType } });
  };
}

/** The file an address of the interface means, or null for foreign hosts, broken encodings and ways out of the folder. */
export function fileBelow(root: string, address: string): string | null {
  const url = URL.parse(address);
  if (url === null || url.protocol !== `${appScheme}:` || url.host !== appHost) return null;
  const path = decode(url.pathname);
  if (path === null || path.includes('\0') || path.includes('\\')) return null;
  const file = join(root, path);
  return file.startsWith(root + sep) ? file : null;
}

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

function refuse(status: 404 | 405): Response {
  return new Response('', { status, headers: fixedHeaders('none') });
}

function fixedHeaders(nonce: string): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(nonce),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-cache',
  };
}
