import type { Page } from '@playwright/test';
import { expect, inboxRows, proofIsPainted, taskLine, test } from './office.ts';

const current = (page: Page) => page.getByRole('listbox', { name: 'Eingänge' }).getByRole('option', { selected: true });

test('filter and open task survive looking into a file, and a restart', async ({ openWorkplace }) => {
  const first = await openWorkplace();
  await first.page.getByRole('radio', { name: /^Meine/ }).click({ force: true });
  await first.page.keyboard.press('j');
  await first.page.keyboard.press('j');
  await proofIsPainted(first.page);
  const line = (await taskLine(first.page).textContent()) ?? '';

  await first.page.getByRole('button', { name: 'Akte öffnen' }).click();
  await first.page.keyboard.press('Escape');
  await expect(taskLine(first.page)).toHaveText(line);

  await expect.poll(async () => line.includes(await rememberedNumber(first.page)), { timeout: 20_000 }).toBe(true);
  await first.close();
  const second = await openWorkplace();
  await expect(second.page.getByRole('radio', { name: /^Meine/ })).toBeChecked();
  await expect(taskLine(second.page)).toHaveText(line);
});

test('J, K and the arrows move through the list whatever has the focus', async ({ openWorkplace }) => {
  const { page } = await openWorkplace();
  await expect(current(page)).toHaveAttribute('aria-posinset', '1');
  await page.getByRole('button', { name: 'Filter und Reihenfolge' }).focus();

  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('j');
  await expect(current(page)).toHaveAttribute('aria-posinset', '3');
  await page.keyboard.press('k');
  await expect(current(page)).toHaveAttribute('aria-posinset', '2');
});

test('counts in the chips are what the list shows', async ({ openWorkplace }) => {
  const { page } = await openWorkplace();
  for (const chip of await page.getByRole('radio').all()) {
    await chip.click({ force: true });
    const count = /\d+/.exec((await chip.evaluate((input) => input.closest('label')?.textContent)) ?? '')?.[0] ?? '';
    if (count === '0') continue;
    await expect(inboxRows(page).first()).toHaveAttribute('aria-setsize', count);
  }
});

test('at 200 % zoom everything can be reached: the side column folds under the page', async ({ openWorkplace }) => {
  const { page } = await openWorkplace();
  await inboxRows(page).filter({ hasText: 'El Amrani' }).first().click(); // a table with the widest results
  await expect(page.getByRole('heading', { level: 1, name: /El Amrani/ })).toBeVisible();
  await expect(page.getByText('nicht gefunden').first()).toBeVisible();
  await page.setViewportSize({ width: 720, height: 450 });

  const button = page.locator('#zk-main-button'); // what it says depends on what the proof says
  await expect(button).toBeInViewport({ ratio: 1 });
  const task = await page.getByRole('article', { name: 'Vorgang' }).boundingBox();
  expect((await button.boundingBox())?.y).toBeGreaterThan(task?.y ?? 0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);

  const birthDate = page
    .getByRole('row', { name: /^Geburtsdatum/ })
    .getByRole('cell')
    .first();
  await expect(birthDate).toHaveText(/^\d\d\.\d\d\.\d{4}$/);
  const lines = await birthDate.evaluate((cell) => {
    const text = document.createRange();
    text.selectNodeContents(cell);
    return text.getClientRects().length;
  });
  expect(lines).toBe(1); // a date in two lines is misread
});

/** The process number of the task that the core keeps for the next start. */
function rememberedNumber(page: Page): Promise<string> {
  return page.evaluate(async () => {
    interface Bridge {
      invoke(
        channel: string,
        request: unknown,
      ): Promise<{ value: { openTask: string; task: { processNumber: string } } }>;
    }
    const { zweiklick } = window as unknown as { zweiklick: Bridge };
    const taskId = (await zweiklick.invoke('preferences.show', {})).value.openTask;
    return taskId === null ? 'none' : (await zweiklick.invoke('task.show', { taskId })).value.task.processNumber;
  });
}
