import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileBelow, serveApp } from '../../../electron/shell/scheme.ts';

const folder = mkdtempSync(join(tmpdir(), 'zweiklick-scheme-'));
const root = join(folder, 'renderer');
let nonces = 0;
const serve = serveApp({ root, newNonce: () => `nonce${++nonces}` });
const get = (path: string) => serve(new Request(`zweiklick://app${path}`));

beforeAll(() => {
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'outside');
  writeFileSync(join(root, 'index.html'), '<meta nonce="ZWEIKLICK-NONCE"><script nonce="ZWEIKLICK-NONCE"></script>');
  writeFileSync(join(root, 'assets', 'main.js'), 'const name = "ZWEIKLICK-NONCE";');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('own scheme', () => {
  it('serves a page with a fresh nonce that the policy names', async () => {
    const first = await get('/index.html');
    const second = await get('/index.html');

    const nonceOf = (response: Response) =>
      /'nonce-(\w+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1];
    expect(await first.text()).toBe(`<meta nonce="${nonceOf(first)}"><script nonce="${nonceOf(first)}"></script>`);
    expect(nonceOf(second)).not.toBe(nonceOf(first));
  });

  it('serves other files as they are, with their type, and forbids guessing it', async () => {
    const script = await get('/assets/main.js');

    expect(await script.text()).toBe('const name = "ZWEIKLICK-NONCE";');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(script.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('allows nothing by default and neither inline nor evaluated script', async () => {
    const policy = (await get('/index.html')).headers.get('content-security-policy') ?? '';

    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(policy).not.toMatch(/'unsafe-(inline|eval)'/);
    expect(policy).not.toMatch(/https?:|\*/);
  });

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '/index.html%00.js',
    '/%zz',
    '/missing.html',
    '/',
  ])('does not know %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  it('knows no other host and no other scheme', () => {
    expect(fileBelow(root, 'zweiklick://evil/index.html')).toBeNull();
    expect(fileBelow(root, 'https://app/index.html')).toBeNull();
    expect(fileBelow(root, 'nonsense')).toBeNull();
  });

  it('answers only GET', async () => {
    const response = await serve(new Request('zweiklick://app/index.html', { method: 'POST', body: 'x' }));

    expect(response.status).toBe(405);
  });
});
