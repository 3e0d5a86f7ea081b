import { demoPassword } from '../../server/demo/write-office.ts';
import { caseworker, expect, proofIsPainted, test } from './office.ts';

test('without a server the sign-in says so in plain words', async ({ launchApp }) => {
  const { page } = await launchApp();
  await page.getByLabel('Benutzername').fill(caseworker);
  await page.getByLabel('Passwort').fill('falsch');
  await page.keyboard.press('Enter');

  await expect(page.getByRole('alert')).toContainText('Der Server ist nicht erreichbar');
});

test('a wrong password is refused, the right one leads to the first task', async ({ launchApp, office }) => {
  const { page } = await launchApp({ serverUrl: office.serverUrl });
  await page.getByLabel('Benutzername').fill(caseworker);
  await page.getByLabel('Passwort').fill('falsch');
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await expect(page.getByRole('alert')).toContainText('Benutzername oder Passwort stimmt nicht');
  await expect(page.getByLabel('Passwort')).toHaveValue('');

  await page.getByLabel('Passwort').fill(demoPassword);
  await page.getByRole('button', { name: 'Anmelden' }).click();

  await proofIsPainted(page);
  await expect(page.getByRole('button', { name: /Sabine Okafor/ })).toBeVisible();
});
