import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { onStandIn } from './launch.ts';
import { expect, inboxRows, proofIsPainted, taskLine, test } from './office.ts';

const code = 'geheim-7';

async function openPage(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Menü$/ }).click();
  await page.getByRole('menuitem', { name: 'Dieser Arbeitsplatz' }).click();
  await expect(page.getByRole('heading', { name: 'Dieser Arbeitsplatz', level: 1 })).toBeVisible();
}

async function setCode(page: Page): Promise<void> {
  await openPage(page);
  await page.getByLabel('Neuer Code').fill(code);
  await page.getByLabel('Code wiederholen').fill(code);
  await page.getByRole('button', { name: 'Code setzen' }).click();
  await expect(page.getByText('Der Code ist gesetzt.')).toBeVisible();
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
}

/** What the core has kept of a letter about the first task. */
async function keptLetter(page: Page): Promise<unknown> {
  return await page.evaluate(async () => {
    type Bridge = { invoke(channel: string, request: unknown): Promise<{ value?: unknown }> };
    const { zweiklick } = globalThis as unknown as { zweiklick: Bridge };
    const filter = { scope: 'all', status: 'to-do', procedure: null, order: 'newest' };
    const inbox = await zweiklick.invoke('inbox.list', { filter, offset: 0, limit: 1 });
    const [first] = (inbox.value as { rows: { id: string }[] }).rows;
    return (await zweiklick.invoke('draft.show', { id: `request ${first?.id}` })).value;
  });
}

test.skip(!onStandIn, 'the machine is locked through the stand-in');

test('the lock of the machine closes the work; the code opens it where it was, by keyboard alone', async ({
  openWorkplace,
}) => {
  const app = await openWorkplace({ env: { ZWEIKLICK_UNLOCK_WITH_SYSTEM: 'no' } });
  const { page } = app;
  await setCode(page);
  await page.keyboard.press('Escape');
  await proofIsPainted(page);
  const number = (await taskLine(page).textContent()) ?? '';
  const [processNumber = ''] = /JC-\d{4}-\d{2}-\d{6}/.exec(number) ?? [];
  expect(processNumber).not.toBe('');
  await page.getByRole('button', { name: 'Ablage ändern' }).click();
  const title = page.getByRole('textbox', { name: 'Titel der Durchschrift' });
  await title.fill('Folgebescheinigung, zweiter Teil');
  await page.getByRole('button', { name: 'Notiz schreiben' }).click();
  const note = page.getByRole('textbox', { name: 'Notiz', exact: true });
  await note.fill('Hat angerufen, meldet sich am Montag.');

  await app.ask({ ask: 'power', event: 'lock-screen' });

  await expect(page.getByRole('heading', { name: 'Zweiklick ist gesperrt' })).toBeVisible();
  await expectAccessible(page);
  await expect(page.locator('body')).not.toContainText(processNumber);
  await expect(inboxRows(page)).toHaveCount(0);
  expect(await page.locator('canvas, img').count()).toBe(0);
  await app.ask({ ask: 'power', event: 'unlock-screen' });
  await expect(page.getByLabel('Entsperrcode')).toBeFocused();
  await page.keyboard.type('falsch-1');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Sie haben noch 4 Versuche')).toBeVisible();
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
  await proofIsPainted(page);
  await expect(taskLine(page)).toHaveText(number);
  await expect(title).toHaveValue('Folgebescheinigung, zweiter Teil');
  await expect(note).toHaveValue('Hat angerufen, meldet sich am Montag.');

  await note.press('Escape'); // closes the form, and the text stays
  await page.keyboard.press('r');
  const letter = page.getByRole('textbox', { name: 'Schreiben' });
  await page.getByLabel('Antwort bis').fill('24.12.2030');
  await letter.fill('Bitte senden Sie die zweite Seite.');
  await expect.poll(() => keptLetter(page)).toContain('zweite Seite'); // a moment after the last key
  await app.kill(); // as when the machine goes off

  const again = await openWorkplace({ profile: app.profile, env: { ZWEIKLICK_UNLOCK_WITH_SYSTEM: 'no' } });
  await expect(taskLine(again.page)).toHaveText(number);
  await expect(again.page.getByRole('region', { name: 'Wird abgelegt in' })).toContainText(
    'Folgebescheinigung, zweiter Teil',
  );
  await expect(again.page.getByRole('button', { name: 'Notiz weiterschreiben' })).toBeVisible();
  await again.page.keyboard.press('r');
  await expect(again.page.getByRole('textbox', { name: 'Schreiben' })).toHaveValue(
    'Bitte senden Sie die zweite Seite.',
  );
  await expect(again.page.getByLabel('Antwort bis')).toHaveValue('24.12.2030');
});

test('nobody at the desk: it locks by itself, and unlocking the machine opens it again', async ({ openWorkplace }) => {
  const app = await openWorkplace({ env: { ZWEIKLICK_LOCK_AFTER_MINUTES: '1' } });
  await app.ask({ ask: 'idle', seconds: 61 });
  await expect(app.page.getByRole('heading', { name: 'Zweiklick ist gesperrt' })).toBeVisible({ timeout: 30_000 });
  await app.ask({ ask: 'idle', seconds: 0 });
  await app.ask({ ask: 'power', event: 'lock-screen' });
  await app.ask({ ask: 'power', event: 'unlock-screen' });
  await proofIsPainted(app.page);
});

test('this workstation: reset and new keys leave the work as it was', async ({ openWorkplace }) => {
  test.slow(); // everything is encrypted anew, and comes from the server once more
  const { page } = await openWorkplace();
  await openPage(page);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Schlüssel erneuern' }).click();
  await expect(page.getByText('Die Schlüssel sind erneuert.').first()).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Zurücksetzen …' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Jetzt zurücksetzen' }).click();
  await expect(page.getByRole('heading', { name: 'Dieser Arbeitsplatz', level: 1 })).toBeVisible();
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await page
    .getByRole('button', { name: /Eingang/ })
    .first()
    .click();
  await proofIsPainted(page);
});

test('unsent work goes into a file that shows nothing, and is taken in again once', async ({
  openWorkplace,
  office,
  profile,
}) => {
  const file = `${profile}-arbeit.zkarbeit`;
  const { page } = await openWorkplace({ env: { ZWEIKLICK_STAND_IN_FILE: file } });
  await office.withoutServer(async () => {
    await page.keyboard.press('b');
    await openPage(page);
    await page.getByLabel('Kennwort der Datei').fill('kurz');
    await page.getByRole('button', { name: 'In Datei sichern' }).click();
    await expect(page.getByText('Bitte mindestens 12 Zeichen eingeben.')).toBeVisible();
    await page.getByLabel('Kennwort der Datei').fill('drei Wörter genügen');
    await page.getByRole('button', { name: 'In Datei sichern' }).click();
    await expect(page.getByText(/gesichert\.$/)).toBeVisible();
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file).includes('confirm')).toBe(false);
    await page.getByLabel('Kennwort der Datei').fill('drei andere Wörter');
    await page.getByRole('button', { name: 'Aus Datei einlesen' }).click();
    await expect(page.getByRole('alert')).toContainText('Das Kennwort passt nicht zu der Datei');
    await page.getByLabel('Kennwort der Datei').fill('drei Wörter genügen');
    await page.getByRole('button', { name: 'Aus Datei einlesen' }).click();
    await expect(page.getByText(/0 Schritte sind neu hinzugekommen/)).toBeVisible();
  });
});

test('lost keys are explained, and building anew brings everything back', async ({
  openWorkplace,
  launchApp,
  office,
}) => {
  const first = await openWorkplace();
  const { profile } = first;
  await first.close();
  writeFileSync(join(profile, 'keys.json'), '{"format":1,"sealed":"AAAA"}');
  const env = { ZWEIKLICK_DEMO_USER: 's.okafor' };
  const { page } = await launchApp({ profile, serverUrl: office.serverUrl, env });
  await expect(
    page.getByRole('heading', { name: 'Die Daten auf diesem Gerät lassen sich nicht mehr öffnen' }),
  ).toBeVisible();
  await expectAccessible(page);
  await expect(page.getByRole('button', { name: 'Neu aufbauen' })).toBeFocused();
  await page.keyboard.press('Enter');
  await proofIsPainted(page);
  expect(readdirSync(profile).some((name) => name.startsWith('keys.json.set-aside'))).toBe(true);
});
