import { expect, test } from './office.ts';
import { violations } from './violations.ts';

const privacyOfficer = { ZWEIKLICK_DEMO_USER: 'e.thoennes' };
const administrator = { ZWEIKLICK_DEMO_USER: 't.lenz' };

test('the data protection officer verifies the log and finds what was received', async ({ launchApp, office }) => {
  const processNumber = await office.sendSickNote();
  const { page } = await launchApp({ serverUrl: office.serverUrl, env: privacyOfficer });
  await page.getByRole('button', { name: 'Protokoll' }).click();

  await page.getByRole('button', { name: 'Protokoll prüfen' }).click();
  await expect(page.getByText('Das Protokoll ist vollständig und unverändert')).toBeVisible();

  await page.getByLabel('Vorgangsnummer').fill(processNumber);
  await page.getByRole('button', { name: 'Anzeigen' }).click();
  const table = page.getByRole('table', { name: 'Einträge' });
  await expect(table.getByRole('row', { name: /Zweiklick.*Eingegangen/ })).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await page.getByRole('button', { name: 'Auszug speichern' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByText('Bitte nennen Sie den Grund')).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('an administrator verifies the log and reads nothing of it', async ({ launchApp, office }) => {
  const { page } = await launchApp({ serverUrl: office.serverUrl, env: administrator });
  await page.getByRole('button', { name: 'Protokoll' }).click();
  await page.getByRole('button', { name: 'Protokoll prüfen' }).click();
  await expect(page.getByText('Das Protokoll ist vollständig und unverändert')).toBeVisible();
  await expect(page.getByText('Die Einträge selbst sieht nur der Datenschutz')).toBeVisible();
  await expect(page.getByLabel('Vorgangsnummer')).toHaveCount(0);
});

test('a task tells its history, also without the server', async ({ openWorkplace, office }) => {
  const { page } = await openWorkplace();
  await expect(page.getByRole('button', { name: 'Protokoll' })).toHaveCount(0);
  const history = page.getByRole('region', { name: 'Verlauf' });
  await history.getByRole('button', { name: 'Verlauf zeigen' }).click();
  await expect(history.getByRole('listitem').first()).toContainText('Eingegangen');
  expect(await violations(page)).toEqual([]);
  await history.getByRole('button', { name: 'Verlauf ausblenden' }).click();

  await office.withoutServer(async () => {
    await history.getByRole('button', { name: 'Verlauf zeigen' }).click();
    await expect(history.getByText('Der Server ist nicht erreichbar')).toBeVisible();
    await expect(history.getByRole('listitem').first()).toContainText('Eingegangen');
  });
});

test('a person sees what lies on the workstation and why', async ({ openWorkplace }) => {
  const { page } = await openWorkplace();
  await page.getByRole('button', { name: 'Daten hier' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Daten auf diesem Arbeitsplatz' })).toBeVisible();
  const table = page.getByRole('table', { name: 'Fälle auf diesem Arbeitsplatz' });
  await expect(table.getByRole('row', { name: /eigener Fall/ }).first()).toBeVisible();
  await expect(table.getByRole('row', { name: /heute/ }).first()).toBeVisible(); // the open task's household
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Verlauf' })).toBeVisible();
});
