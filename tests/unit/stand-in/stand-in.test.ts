import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { toAppAddress, toBrowserAddress } from '../../../build/stand-in/address.ts';
import { type SecondStart, takeInstanceLock } from '../../../build/stand-in/instance-lock.ts';
import { strict, strictClass } from '../../../build/stand-in/strict.ts';

describe('addresses', () => {
  const schemes = new Set(['zweiklick']);

  it('travel to Chromium and back', () => {
    const address = 'zweiklick://app/assets/x.js?a=1#b';

    const inBrowser = toBrowserAddress(address, schemes);

    expect(inBrowser).toBe('https://app.zweiklick.scheme.invalid/assets/x.js?a=1#b');
    expect(toAppAddress(inBrowser)).toBe(address);
    expect(toAppAddress('blob:https://app.zweiklick.scheme.invalid/1f')).toBe('blob:zweiklick://app/1f');
  });

  it('of other schemes stay as they are', () => {
    expect(toBrowserAddress('https://example.invalid/', schemes)).toBe('https://example.invalid/');
    expect(toAppAddress('https://example.invalid/')).toBe('https://example.invalid/');
  });
});

describe('what the stand-in lacks', () => {
  it('fails by its name', () => {
    const Window = strictClass(
      class {
        show() {}
      },
      'BrowserWindow',
    );

    expect(() => (new Window() as unknown as { flashFrame(): void }).flashFrame()).toThrow('BrowserWindow.flashFrame');
    expect(() => (strict({}, 'app') as { relaunch?: unknown }).relaunch).toThrow('app.relaunch');
  });
});

describe('lock of a profile', () => {
  it('is given once, tells about a second start, and is free again after its release', async () => {
    const profile = mkdtempSync(join(tmpdir(), 'zweiklick-lock-'));
    const starts: SecondStart[] = [];

    const release = takeInstanceLock(profile, (start) => starts.push(start));
    expect(takeInstanceLock(profile, () => undefined)).toBeNull();
    await vi.waitFor(() => expect(starts).toHaveLength(1));
    release?.();

    const again = takeInstanceLock(profile, () => undefined);
    expect(again).not.toBeNull();
    again?.();
    rmSync(profile, { recursive: true });
  });
});
