import type { Page } from '@playwright/test';
import { expect, inboxRows, test } from './office.ts';
import { violations } from './violations.ts';

const lead = { env: { ZWEIKLICK_DEMO_USER: 'm.vossen' } };
const people = (page: Page) => page.getByRole('table', { name: 'Wer hat was zu tun' });
const openOf = async (page: Page, name: string) =>
  Number(
    await people(page)
      .getByRole('row', { name: new RegExp(`^${name}`) })
      .getByRole('cell')
      .first()
      .textContent(),
  );

test('a team lead passes tasks on by keyboard, reads exactly what was done, and takes all of it back', async ({
  openWorkplace,
}) => {
  const { page } = await openWorkplace(lead);
  await page.keyboard.press('t');
  await expect(page.getByRole('heading', { level: 1, name: 'Team 3' })).toBeVisible();
  await expect(people(page)).toContainText('abwesend bis');
  const before = await openOf(page, 'Jonas Rademacher');
  expect(await violations(page)).toEqual([]);

  await people(page).getByRole('button', { name: 'Sabine Okafor' }).press('Enter');
  const list = page.getByRole('listbox', { name: 'Vorgänge von Sabine Okafor' });
  await expect(list).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText(/^3 von \d+ ausgewählt$/)).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await page.keyboard.press('w');
  const dialog = page.getByRole('alertdialog', { name: '3 Vorgänge neu zuteilen' });
  await dialog.getByRole('button', { name: /An wen/ }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Jonas');
  await page.keyboard.press('Enter');
  await dialog.getByRole('textbox', { name: 'Grund' }).focus();
  await page.keyboard.type('Ausgleich im Team');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Enter');

  await expect(page.getByText('3 Vorgänge neu zugeteilt an Jonas Rademacher.').first()).toBeVisible();
  await expect.poll(() => openOf(page, 'Jonas Rademacher')).toBe(before + 3);
  await expect(page.getByRole('contentinfo')).toContainText('3 Vorgänge neu zugeteilt');
  await page.keyboard.press('z');
  await expect.poll(() => openOf(page, 'Jonas Rademacher')).toBe(before);
});

test('everything fits at 1280 x 800, and at 200 % zoom the page scrolls as one', async ({ openWorkplace }) => {
  const { page } = await openWorkplace(lead);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.keyboard.press('t');
  await people(page).getByRole('button', { name: 'Noch bei niemandem' }).press('Enter');
  await people(page).getByRole('button', { name: 'Sabine Okafor' }).press('Enter');
  await page.getByRole('button', { name: /^Alle .* auswählen$/ }).press('Enter');
  const reassign = page.getByRole('button', { name: 'Neu zuteilen …' });
  await expect(reassign).toBeInViewport({ ratio: 1 });

  await page.setViewportSize({ width: 640, height: 400 });
  await reassign.scrollIntoViewIfNeeded();
  await expect(reassign).toBeInViewport({ ratio: 1 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  expect(await violations(page)).toEqual([]);
});

test('who does not lead a team has no such page', async ({ openWorkplace }) => {
  const { page } = await openWorkplace();
  await page.keyboard.press('t');
  await expect(page.getByRole('button', { name: 'Team', exact: true })).toHaveCount(0);
  await expect(inboxRows(page).first()).toBeVisible();
});
