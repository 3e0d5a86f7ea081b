import { type Browser, chromium, type Page } from '@playwright/test';
import { findChromium } from '../../build/scripts/chromium.ts';
import { startServer, type TestServer } from '../helpers/server-process.ts';
import { type LaunchedApp, onStandIn } from './launch.ts';
import { caseworker, expect, test as officeTest, proofIsPainted } from './office.ts';
import { violations } from './violations.ts';

interface PersonsBrowser {
  /** Opens the address that the app gave to the system's browser. */
  open(app: LaunchedApp): Promise<Page>;
}

interface Fixtures {
  readonly browserOfPerson: PersonsBrowser;
}

/** A real browser beside the app, as the system would open it. */
const test = officeTest.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from the pattern
  browserOfPerson: async ({}, use) => {
    const { executablePath, args } = await findChromium();
    let browser: Browser | undefined;
    await use({
      open: async (app) => {
        await expect.poll(async () => (await app.calls()).openedAddresses.length).toBeGreaterThan(0);
        const address = (await app.calls()).openedAddresses.at(-1) ?? '';
        browser ??= await chromium.launch({ executablePath, args: [...args] });
        const page = await browser.newPage();
        await page.goto(address);
        return page;
      },
    });
    await browser?.close();
  },
});

test.skip(!onStandIn, 'only the stand-in tells which address was opened');

test('without a server the sign-in says so in plain words', async ({ launchApp }) => {
  const { page } = await launchApp();
  await page.getByRole('button', { name: 'Anmelden' }).click();

  await expect(page.getByRole('alert')).toContainText('Der Server ist nicht erreichbar');
});

test('the browser opens, a person is chosen there by keyboard, and the first task follows', async ({
  launchApp,
  office,
  browserOfPerson,
}) => {
  const app = await launchApp({ serverUrl: office.serverUrl });
  await expect(app.page.getByRole('button', { name: 'Anmelden' })).toBeFocused();
  expect(await violations(app.page)).toEqual([]);
  await app.page.keyboard.press('Enter');

  await expect(app.page.getByRole('heading', { name: 'Bitte melden Sie sich im Browser an' })).toBeFocused();
  expect(await violations(app.page)).toEqual([]);
  const provider = await browserOfPerson.open(app);
  expect(await violations(provider)).toEqual([]);
  await provider.keyboard.press('Tab');
  await expect(provider.getByRole('button', { name: /Aylin Demir/ })).toBeFocused();
  while (
    !(await provider.getByRole('button', { name: /Sabine Okafor/ }).evaluate((it) => it === document.activeElement))
  )
    await provider.keyboard.press('Tab');
  await provider.keyboard.press('Enter');

  await expect(provider.getByText('Sie sind angemeldet.')).toBeVisible();
  expect(await violations(provider)).toEqual([]);
  await proofIsPainted(app.page);
  await expect(app.page.getByRole('button', { name: /Sabine Okafor/ })).toBeVisible();
});

test('it can be given up on either side, the address can be copied, and it starts again', async ({
  launchApp,
  office,
  browserOfPerson,
}) => {
  const app = await launchApp({ serverUrl: office.serverUrl });
  const { page } = app;
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await page.getByRole('button', { name: 'Adresse kopieren' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Die Adresse ist kopiert.' })).toBeVisible();
  await page.getByRole('button', { name: 'Abbrechen' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);

  await page.getByRole('button', { name: 'Anmelden' }).click();
  await expect(page.getByRole('heading', { name: 'Bitte melden Sie sich im Browser an' })).toBeVisible();
  const provider = await browserOfPerson.open(app);
  await provider.getByRole('button', { name: 'Abbrechen' }).click();
  await expect(provider.getByText('Die Anmeldung hat nicht geklappt.')).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('Die Anmeldung wurde abgebrochen');

  await page.getByRole('button', { name: 'Anmelden' }).click();
  await expect.poll(async () => (await app.calls()).openedAddresses.length).toBe(3);
  const again = await browserOfPerson.open(app);
  await again.getByRole('button', { name: /Sabine Okafor/ }).click();
  await proofIsPainted(page);
});

test('leaving everywhere asks first, and then signs out', async ({ openWorkplace, office }) => {
  const { page } = await openWorkplace();
  const other = await fetch(`${office.serverUrl}/v1/session/demo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: caseworker, deviceId: crypto.randomUUID() }),
  });
  const { token } = (await other.json()) as { readonly token: string };
  const ask = async () =>
    (await fetch(`${office.serverUrl}/v1/session`, { headers: { authorization: `Bearer ${token}` } })).status;
  expect(await ask()).toBe(200);

  await page.getByRole('button', { name: /Sabine Okafor/ }).click();
  await page.getByRole('menuitem', { name: 'Überall abmelden …' }).click();
  await expect(page.getByRole('alertdialog', { name: 'Auf allen Geräten abmelden?' })).toBeVisible();
  expect(await ask()).toBe(200);
  await page.getByRole('button', { name: 'Überall abmelden' }).click();

  await expect(page.getByRole('heading', { name: 'Anmelden' })).toBeVisible();
  expect(await ask()).toBe(401);
});

test.describe('without demo data', () => {
  let server: TestServer;
  test.beforeAll(async () => {
    server = await startServer({ words: ['--no-demo'] });
  });
  test.afterAll(() => server.dispose());

  test('the page of the provider asks for name and password, and says what is wrong', async ({
    launchApp,
    browserOfPerson,
  }) => {
    const app = await launchApp({ serverUrl: server.url });
    await app.page.getByRole('button', { name: 'Anmelden' }).click();
    const provider = await browserOfPerson.open(app);
    await expect(provider.getByLabel('Benutzername')).toBeFocused();
    expect(await violations(provider)).toEqual([]);
    await provider.keyboard.type('niemand');
    await provider.keyboard.press('Tab');
    await provider.keyboard.type('falsch');
    await provider.keyboard.press('Enter');

    await expect(provider.getByRole('alert')).toContainText('Benutzername oder Passwort stimmt nicht');
    await expect(provider.getByLabel('Benutzername')).toHaveValue('niemand');
    await expect(provider.getByLabel('Passwort')).toBeFocused();
    expect(await violations(provider)).toEqual([]);
    await app.page.getByRole('button', { name: 'Abbrechen' }).click();
    await expect(app.page.getByRole('button', { name: 'Anmelden' })).toBeVisible();
  });
});
