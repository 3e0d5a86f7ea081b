import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './office.ts';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Marks stand where the page has them, however close; each does what its row does, which is large enough (WCAG 2.5.8). */
async function violations(page: Page): Promise<string[]> {
  const result = await new AxeBuilder({ page }).exclude('.zk-mark').withTags(standards).setLegacyMode().analyze();
  return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

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
