import { expect, mara, proofIsPainted, taskLine, test } from './office.ts';

test('search finds a person and opens the file, by keyboard alone, and leads back', async ({ openWorkplace }) => {
  const { page } = await openWorkplace();
  const line = (await taskLine(page).textContent()) ?? '';

  await page.keyboard.press('Control+k');
  await page.keyboard.type(mara.familyName);
  await expect(page.getByRole('listbox', { name: 'Treffer' }).getByRole('option').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { level: 1, name: /Mertens/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(taskLine(page)).toHaveText(line);
});

test('a file shows its registers and documents, and any document opens', async ({ openWorkplace }) => {
  const { page } = await openWorkplace();
  await page.getByRole('button', { name: 'Akten' }).click();
  await page.getByRole('searchbox', { name: 'Akte finden' }).fill(mara.familyName);
  await page
    .getByRole('listbox', { name: 'Gefundene Akten' })
    .getByRole('option', { name: /Fallakte Mertens, Mara/ })
    .click();

  await expect(page.getByRole('navigation', { name: 'Register' }).getByRole('button')).toHaveCount(8);
  const documents = page.getByRole('listbox', { name: 'Dokumente der Akte, neueste zuerst' }).getByRole('option');
  await documents.first().click();
  await proofIsPainted(page);
  await page.keyboard.press('j');
  await expect(documents.nth(1)).toHaveAttribute('aria-selected', 'true');
});

test('a document of the file opens beside the proof', async ({ openWorkplace }) => {
  const { page } = await openWorkplace();
  const earlier = page.getByRole('region', { name: 'Zuletzt in der Akte' }).getByRole('button').first();
  const title = (await earlier.textContent()) ?? '';

  await earlier.click();

  await expect(page.getByRole('tab', { name: `Aus der Akte: ${title}` })).toHaveAttribute('aria-selected', 'true');
});
