import type { Page } from '@playwright/test';
import { newProfile } from '../helpers/core-process.ts';
import { runClient } from '../helpers/run-client.ts';
import { expect, inboxRows, proofIsPainted, showOwnTasks, taskLine, test } from './office.ts';
import { violations } from './violations.ts';

const question = (page: Page) => page.getByRole('alertdialog', { name: 'Trotzdem bearbeiten?' });

/** The newest task of a colleague of the team, or of nobody. */
async function openTeamTask(page: Page, owner: string): Promise<void> {
  await page.keyboard.press('4');
  await expect(page.getByRole('radio', { name: /^Team/ })).toBeChecked();
  await inboxRows(page).filter({ hasText: owner }).first().click();
  await proofIsPainted(page);
}

test('before the first click on a colleague’s task one question is asked, and yes goes on with the work', async ({
  openWorkplace,
}) => {
  const { page } = await openWorkplace({ env: { ZWEIKLICK_DEMO_USER: 'j.rademacher' } });
  await openTeamTask(page, 'bei Sabine Okafor');
  await expect(page.getByText('Sabine Okafor').first()).toBeVisible();

  await page.keyboard.press('r');
  await expect(question(page)).toContainText('Dieser Vorgang liegt bei Sabine Okafor.');
  await expect(question(page).getByRole('button', { name: 'Abbrechen' })).toBeFocused();
  expect(await violations(page)).toEqual([]);

  await page.keyboard.press('Enter');
  await expect(question(page)).toBeHidden();
  await expect(page.getByRole('region', { name: 'Rückfrage an die Person' })).toBeHidden();

  await page.keyboard.press('r');
  await page.keyboard.press('Tab');
  await expect(question(page).getByRole('button', { name: 'Übernehmen' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Rückfrage an die Person' })).toBeVisible();
  await page.keyboard.press('Escape');

  await expect(page.getByText(/^Sie bearbeiten diesen Vorgang, bis \d\d:\d\d$/)).toBeVisible();
  await page.keyboard.press('r');
  await expect(page.getByRole('region', { name: 'Rückfrage an die Person' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await expect(page.getByText(/^Sie bearbeiten diesen Vorgang/)).toBeHidden();
});

test('a task of one’s own asks nothing, until a colleague has it in hand', async ({ openWorkplace, office }) => {
  const { page } = await openWorkplace();
  await showOwnTasks(page);
  await inboxRows(page).first().click();
  await proofIsPainted(page);
  const number = /JC-\d{4}-\d{2}-\d{6}/.exec((await taskLine(page).textContent()) ?? '')?.[0] ?? '';

  const profile = newProfile();
  const jonas = { profile, serverUrl: office.serverUrl, user: 'j.rademacher' };
  expect(await runClient(jonas, 'sync')).toMatchObject({ code: 0 });
  expect(await runClient(jonas, 'claim', number)).toMatchObject({ code: 0 });
  expect(await runClient(jonas, 'push')).toMatchObject({ code: 0 });
  profile.remove();

  await expect(page.getByText(/^Bearbeitet gerade: Jonas Rademacher, bis \d\d:\d\d$/)).toBeVisible();
  await expect(inboxRows(page).first()).toContainText('in Arbeit: Jonas Rademacher');
  await page.keyboard.press('w');
  await expect(question(page)).toContainText('Diesen Vorgang bearbeitet gerade Jonas Rademacher');
  expect(await violations(page)).toEqual([]);
});

test('a closed button keeps its place for the keyboard and says why', async ({ openWorkplace }) => {
  const { page } = await openWorkplace({ env: { ZWEIKLICK_DEMO_USER: 'b.wirtz' } });
  const reason = /Mit Ihrer Rolle dürfen Sie diesen Vorgang ansehen/;
  for (const name of [/^Bestätigen/, /^Rückfrage/, /^Weiterleiten/, /^Zurückgeben/, /^Ich bearbeite/]) {
    const button = page.getByRole('button', { name });
    await expect(button).toBeDisabled();
    await expect(button).toHaveAccessibleDescription(reason);
    await button.focus();
    await expect(button).toBeFocused();
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Rückfrage an die Person' })).toBeHidden();
  expect(await violations(page)).toEqual([]);
});
