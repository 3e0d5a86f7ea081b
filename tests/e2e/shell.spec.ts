import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Calls } from '../../build/stand-in/recorder.ts';
import { expect, onStandIn, test } from './launch.ts';

/** The page's side of the bridge, as far as these tests need it. */
interface Bridge {
  invoke(channel: string, request: unknown): Promise<unknown>;
  subscribe(listener: (event: unknown) => void): () => void;
}
type WithBridge = typeof globalThis & { readonly zweiklick: Bridge };

test('the window shows the interface, without a single error of the content security policy', async ({ launchApp }) => {
  const app = await launchApp();
  const complaints: string[] = [];
  app.page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) complaints.push(message.text());
  });
  await app.page.reload();

  await expect(app.page.locator('#root')).not.toBeEmpty();

  expect(complaints).toEqual([]);
  expect(await app.close()).toBe(0);
});

test('the page gets invoke and subscribe, frozen, and nothing of Node or Electron', async ({ launchApp }) => {
  const { page } = await launchApp();

  const seen = await page.evaluate(() => {
    const bridge = (window as unknown as WithBridge).zweiklick;
    const names = ['require', 'process', 'module', 'ipcRenderer', 'standInPost', 'standInDeliver'];
    return {
      members: Object.keys(bridge),
      frozen: Object.isFrozen(bridge),
      leaked: names.filter((name) => name in window),
    };
  });

  expect(seen).toEqual({ members: ['invoke', 'subscribe'], frozen: true, leaked: [] });
});

test('a declared channel answers with data, an unknown one is refused before it leaves the page', async ({
  launchApp,
}) => {
  const { page } = await launchApp();
  const ask = (channel: string) =>
    page.evaluate(
      (name) =>
        (window as unknown as WithBridge).zweiklick.invoke(name, {}).then(
          (answer) => ({ answer }),
          (error: Error) => ({ refused: error.message }),
        ),
      channel,
    );

  expect(await ask('session.show')).toEqual({ answer: expect.objectContaining({ ok: expect.any(Boolean) }) });
  expect(await ask('session.show\0')).toEqual({ refused: 'unknown channel' });
  expect(await ask('__proto__')).toEqual({ refused: 'unknown channel' });
});

test('the content security policy is enforced: no eval, no inline script, no foreign address', async ({
  launchApp,
}) => {
  const { page } = await launchApp();

  const outcome = await page.evaluate(async () => {
    // Inside a timer, because code that the debugger runs may always evaluate text.
    const evaluated = await new Promise((resolve) => {
      setTimeout(() => {
        try {
          resolve(new Function('return "ran"')());
        } catch (error) {
          resolve((error as Error).name);
        }
      });
    });
    const script = document.createElement('script');
    script.textContent = 'document.title = "injected"';
    document.body.append(script);
    const fetched = await fetch('https://example.invalid/').then(
      () => 'loaded',
      () => 'blocked',
    );
    return { evaluated, fetched, title: document.title };
  });

  expect(outcome).toEqual({ evaluated: 'EvalError', fetched: 'blocked', title: 'Zweiklick' });
});

test('the window leaves the interface for no other page and opens no second window', async ({ launchApp }) => {
  const app = await launchApp();
  const home = app.page.url();

  await app.page.evaluate(() => {
    window.open('https://example.invalid/popup');
  });
  await app.page.evaluate(() => {
    location.href = 'https://example.invalid/elsewhere';
  });

  if (onStandIn) {
    await expect
      .poll(async () => (await app.calls()).stoppedNavigations)
      .toEqual(['https://example.invalid/elsewhere']);
    await expect.poll(async () => (await app.calls()).deniedWindows).toEqual(['https://example.invalid/popup']);
  }
  await expect.poll(() => app.page.context().pages().length).toBe(1);
  expect(app.page.url()).toBe(home);
});

test('files outside of the interface do not exist for the page', async ({ launchApp }) => {
  const { page } = await launchApp();

  const answers = await page.evaluate(async () => {
    const paths = ['/index.html', '/..%2fmain%2fmain.cjs', '/%2e%2e/main/main.cjs', '/assets/missing.js', '/%zz'];
    return Promise.all(paths.map(async (path) => (await fetch(path)).status));
  });

  expect(answers).toEqual([200, 404, 404, 404, 404]);
});

test.describe('what main asked of Electron', () => {
  test.skip(!onStandIn, 'only the stand-in can say what it was asked');

  test('the window is sandboxed, isolated, without Node, on a session that lives in memory', async ({ launchApp }) => {
    const app = await launchApp();

    const asked = await app.calls();

    expect(asked.sandboxed).toBe(true);
    expect(asked.partitions).toEqual(['zweiklick']);
    expect(asked.schemes).toMatchObject([{ scheme: 'zweiklick', privileges: { standard: true, secure: true } }]);
    expect(asked.windowOptions).toMatchObject([
      {
        webPreferences: {
          session: 'given',
          sandbox: true,
          contextIsolation: true,
          nodeIntegration: false,
          nodeIntegrationInWorker: false,
          nodeIntegrationInSubFrames: false,
          webSecurity: true,
          webviewTag: false,
          plugins: false,
          spellcheck: false,
        },
      },
    ]);
  });

  test('every permission is denied', async ({ launchApp }) => {
    const app = await launchApp();

    for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'fileSystem', 'usb']) {
      const answers = await app.ask({ ask: 'permission', permission });
      expect(answers, permission).toEqual({ request: false, check: false, device: false });
    }
  });

  test('a second start on the same profile brings the first window forward and ends', async ({
    launchApp,
    startApp,
  }) => {
    const app = await launchApp();
    const shown = (await app.calls()).shows;

    const second = await startApp();

    expect(await second.exited).toBe(0);
    await expect.poll(async () => (await app.calls()).shows).toBeGreaterThan(shown);
  });

  test('without a key store the start says so in German, with a reference and without a stack', async ({
    startApp,
  }) => {
    const started = await startApp({ env: { ZWEIKLICK_STAND_IN_VAULT: 'none' } });

    expect(await started.exited).toBe(1);
    expect(started.output()).toContain('Der Schlüsselspeicher des Betriebssystems ist nicht verfügbar.');
    expect(started.output()).toMatch(/Kennung für die IT: [0-9a-f]{8}/);
    expect(started.output()).not.toMatch(/^\s+at /m);
  });

  test('data of a newer version are left alone, and the start says which program to take', async ({
    startApp,
    profile,
  }) => {
    const keys = join(profile, 'keys.json');
    writeFileSync(keys, '{"format":3}');
    const started = await startApp();

    expect(await started.exited).toBe(1);
    expect(started.output()).toContain('stammen von einer neueren Version von Zweiklick. Es wurde nichts verändert.');
    expect(readFileSync(keys, 'utf8')).toBe('{"format":3}');
  });

  test('on a full disk the start says what is missing and where, and goes on as soon as there is room', async ({
    startApp,
    profile,
  }) => {
    test.skip(process.platform !== 'linux', 'a device that is always full');
    const full = join(profile, 'keys.json.new');
    symlinkSync('/dev/full', full);
    const started = await startApp();
    const dialogs = async () => ((await started.ask({ ask: 'calls' })) as Calls).dialogs;
    await expect.poll(dialogs).toHaveLength(1);
    const [told] = (await dialogs()) as [{ readonly detail: string; readonly buttons: readonly string[] }];
    expect(told.detail).toContain(`${profile}\n`);
    expect(told.detail).toMatch(/\d MB/);
    expect(told.buttons).toEqual(['Erneut versuchen', 'Beenden']);
    await started.ask({ ask: 'press', button: 0 });
    await expect.poll(dialogs).toHaveLength(2); // still full

    rmSync(full);
    await started.ask({ ask: 'press', button: 0 });
    const page = await started.firstPage;
    await expect(page.getByRole('button', { name: 'Anmelden' })).toBeVisible();
    expect(((await started.ask({ ask: 'calls' })) as Calls).errorBoxes).toEqual([]);
  });

  test('on a full disk the person can leave it at that', async ({ startApp, profile }) => {
    test.skip(process.platform !== 'linux', 'a device that is always full');
    symlinkSync('/dev/full', join(profile, 'keys.json.new'));
    const started = await startApp();
    await expect.poll(async () => ((await started.ask({ ask: 'calls' })) as Calls).dialogs).toHaveLength(1);
    await started.ask({ ask: 'press', button: 1 }).catch(() => undefined); // it ends with the answer
    expect(await started.exited).toBe(1);
    expect(started.output()).not.toContain('Kennung für die IT');
  });
});

test('after a kill the same profile starts again', async ({ launchApp }) => {
  const first = await launchApp();
  await first.kill();

  const second = await launchApp();

  await expect(second.page.locator('#root')).not.toBeEmpty();
});
