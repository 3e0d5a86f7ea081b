import { expect, test } from './office.ts';
import { violations } from './violations.ts';

test('the sign-in screen has no violations', async ({ launchApp }) => {
  const { page } = await launchApp();
  await expect(page.getByRole('button', { name: 'Anmelden' })).toBeVisible();

  expect(await violations(page)).toEqual([]);
});

test('no screen has violations, in light and dark colours', async ({ openWorkplace }) => {
  const { page } = await openWorkplace();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page)).toEqual([]);

    await page.getByRole('button', { name: 'Ablage ändern' }).click();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Fertig', exact: true }).click();

    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Tasten' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Akten' }).click();
    await page.getByRole('listbox', { name: 'Gefundene Akten' }).getByRole('option').first().click();
    await expect(page.getByRole('navigation', { name: 'Register' })).toBeVisible();
    expect(await violations(page)).toEqual([]);

    await page.keyboard.press('Control+k');
    await page.keyboard.type('Mer');
    await expect(page.getByRole('listbox', { name: 'Treffer' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page
      .getByRole('button', { name: /Eingang/ })
      .first()
      .click();
  }
});
