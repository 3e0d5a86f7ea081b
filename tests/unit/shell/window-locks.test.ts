import type { Session, WebContents } from 'electron';
import { describe, expect, it } from 'vitest';
import { lockNavigation } from '../../../electron/shell/navigation.ts';
import { isLocal, lockNetwork } from '../../../electron/shell/network-lock.ts';
import { denyPermissions } from '../../../electron/shell/permissions.ts';

type Listener = (event: { url: string; preventDefault(): void }) => void;

function lockedContents() {
  const listeners = new Map<string, Listener>();
  let openWindow: (() => { action: string }) | null = null;
  const contents = {
    on: (name: string, listener: Listener) => listeners.set(name, listener),
    setWindowOpenHandler: (handler: () => { action: string }) => {
      openWindow = handler;
    },
  };
  lockNavigation(contents as unknown as WebContents);
  const isStopped = (name: string, url: string) => {
    let stopped = false;
    listeners.get(name)?.({ url, preventDefault: () => (stopped = true) });
    return stopped;
  };
  return { isStopped, openWindow: () => openWindow?.() };
}

describe('navigation', () => {
  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])(
    '%s leads nowhere but to the interface',
    (name) => {
      const { isStopped } = lockedContents();

      expect(isStopped(name, 'zweiklick://app/index.html')).toBe(false);
      for (const url of [
        'https://example.invalid/',
        'file:///etc/passwd',
        'zweiklick://other/',
        'data:text/html,x',
        '',
      ]) {
        expect(isStopped(name, url), url).toBe(true);
      }
    },
  );

  it('opens no second window and attaches no embedded page', () => {
    const { isStopped, openWindow } = lockedContents();

    expect(openWindow()).toEqual({ action: 'deny' });
    expect(isStopped('will-attach-webview', 'zweiklick://app/index.html')).toBe(true);
  });
});

describe('network of the window', () => {
  it('loads the interface and what is in memory, nothing else', () => {
    for (const url of ['zweiklick://app/assets/x.js', 'blob:zweiklick://app/1f', 'data:image/png;base64,AA']) {
      expect(isLocal(url), url).toBe(true);
    }
    for (const url of [
      'https://example.invalid/',
      'http://127.0.0.1/',
      'file:///x',
      'ws://a/',
      'blob:https://a/1',
      'x',
    ]) {
      expect(isLocal(url), url).toBe(false);
    }
  });

  it('cancels foreign requests, refuses downloads and fetches no dictionaries', () => {
    let filter: ((details: { url: string }, answer: (decision: object) => void) => void) | null = null;
    const events = new Map<string, Listener>();
    const spellChecker: boolean[] = [];
    const session = {
      webRequest: { onBeforeRequest: (listener: typeof filter) => (filter = listener) },
      on: (name: string, listener: Listener) => events.set(name, listener),
      setSpellCheckerEnabled: (enabled: boolean) => spellChecker.push(enabled),
    };

    lockNetwork(session as unknown as Session);

    const decisions: object[] = [];
    const ask = filter as unknown as (details: { url: string }, answer: (decision: object) => void) => void;
    ask({ url: 'https://example.invalid/' }, (decision) => decisions.push(decision));
    ask({ url: 'zweiklick://app/index.html' }, (decision) => decisions.push(decision));
    expect(decisions).toEqual([{ cancel: true }, { cancel: false }]);
    let stopped = false;
    events.get('will-download')?.({ url: '', preventDefault: () => (stopped = true) });
    expect(stopped).toBe(true);
    expect(spellChecker).toEqual([false]);
  });
});

describe('permissions', () => {
  it('are denied however they are asked for', () => {
    const answers: boolean[] = [];
    const session = {
      setPermissionRequestHandler: (handler: (c: null, p: string, answer: (granted: boolean) => void) => void) =>
        handler(null, 'media', (granted) => answers.push(granted)),
      setPermissionCheckHandler: (handler: () => boolean) => answers.push(handler()),
      setDevicePermissionHandler: (handler: () => boolean) => answers.push(handler()),
    };

    denyPermissions(session as unknown as Session);

    expect(answers).toEqual([false, false, false]);
  });
});
