import type { Page } from '@playwright/test';
import { expect, inboxRows, type Office, openSickNote, sendNow, taskLine, test } from './office.ts';

/** Work leaves the workstation only after the hold window. */
test.setTimeout(150_000);

/** Sends a sick note and waits until it stands on top of the open inbox; then opens it and waits until it is compared. */
async function openNewSickNote(page: Page, office: Office): Promise<string> {
  const processNumber = await openSickNote(page, office);
  await expect(page.getByText('Alle Angaben stimmen mit dem Nachweis überein')).toBeVisible({ timeout: 45_000 });
  return processNumber;
}

test('a matching sick note takes exactly two clicks, and the next task opens by itself', async ({
  openWorkplace,
  office,
}) => {
  const { page } = await openWorkplace();
  const processNumber = await openNewSickNote(page, office);
  await page.evaluate(() => {
    const counter = window as unknown as { clicks: number };
    counter.clicks = 0;
    document.addEventListener('click', () => (counter.clicks += 1), true);
  });
  const confirm = page.getByRole('button', { name: 'Bestätigen' });
  const place = await confirm.boundingBox();

  await confirm.click();
  const file = page.getByRole('button', { name: 'In Akte ablegen' });
  expect(await file.boundingBox()).toEqual(place);
  await file.click();

  await expect(taskLine(page)).not.toContainText(processNumber);
  // what the next one's button says depends on whether its proof has been read already
  await expect(page.locator('#zk-main-button')).toBeVisible();
  expect(await page.evaluate(() => (window as unknown as { clicks: number }).clicks)).toBe(2);
  await expect(page.getByText(/abgelegt$/)).toBeVisible();
  await expect
    .poll(async () => stateOnServer(office, processNumber), { timeout: 90_000, intervals: [1000] })
    .toEqual({ state: 'filed', documents: 3 }); // Durchschrift, proof, Prüfvermerk
});

test('at 200 % zoom the second click stands in the window as the first did', async ({ openWorkplace, office }) => {
  const { page } = await openWorkplace();
  await openNewSickNote(page, office);
  await page.setViewportSize({ width: 720, height: 450 });
  const confirm = page.getByRole('button', { name: 'Bestätigen' });
  await expect(confirm).toBeInViewport({ ratio: 1 });
  await confirm.click();
  await expect(page.getByRole('button', { name: 'In Akte ablegen' })).toBeInViewport({ ratio: 1 });
});

test('the same by keyboard alone, without a focus anywhere', async ({ openWorkplace, office }) => {
  const { page } = await openWorkplace();
  const processNumber = await openNewSickNote(page, office);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());

  await page.keyboard.press('b');
  await expect(page.getByRole('button', { name: 'In Akte ablegen' })).toBeVisible();
  await page.keyboard.press('a');

  await expect(taskLine(page)).not.toContainText(processNumber);
  await page.keyboard.press('z');
  await expect(taskLine(page)).toContainText(processNumber);
});

test('one undo takes both clicks back and opens the task again', async ({ openWorkplace, office }) => {
  const { page } = await openWorkplace();
  const processNumber = await openNewSickNote(page, office);
  await page.getByRole('button', { name: 'Bestätigen' }).click();
  await page.getByRole('button', { name: 'In Akte ablegen' }).click();
  await expect(taskLine(page)).not.toContainText(processNumber);

  await page.getByRole('button', { name: 'Rückgängig' }).click();

  await expect(taskLine(page)).toContainText(processNumber);
  await expect(page.getByRole('button', { name: 'Bestätigen' })).toBeEnabled();
  expect(await stateOnServer(office, processNumber)).toEqual({ state: 'open', documents: 0 });
});

test('letters typed into a field are text, and held keys do nothing', async ({ openWorkplace, office }) => {
  const { page } = await openWorkplace();
  const processNumber = await openNewSickNote(page, office);
  await page.getByRole('button', { name: 'Ablage ändern' }).click();
  const title = page.getByLabel('Titel des Nachweises');
  await title.fill('');
  await title.pressSequentially('Attest baz');
  await expect(title).toHaveValue('Attest baz');
  await expect(page.getByRole('button', { name: 'Bestätigen' })).toBeVisible();

  await page.getByRole('button', { name: 'Bestätigen' }).click();
  await page.getByRole('button', { name: 'In Akte ablegen' }).click();
  await expect(taskLine(page)).not.toContainText(processNumber);
  await sendNow(page);

  await expect
    .poll(async () => titlesOnServer(office, processNumber), { timeout: 90_000, intervals: [1000] })
    .toContain('Attest baz');
});

test('a submission that comes in appears in the open inbox without a click, and nothing that is read moves', async ({
  openWorkplace,
  office,
}) => {
  const { page } = await openWorkplace();
  const before = await taskLine(page).textContent();
  const count = Number(await inboxRows(page).first().getAttribute('aria-setsize'));

  await office.sendSickNote();

  await expect(inboxRows(page).first()).toHaveAttribute('aria-setsize', String(count + 1));
  expect(await taskLine(page).textContent()).toBe(before);
});

async function stateOnServer(office: Office, processNumber: string) {
  const { tasks, documents } = await office.truth.rows();
  return {
    state: tasks.find((task) => task.processNumber === processNumber)?.state,
    documents: documents.filter((document) => document.processNumber === processNumber).length,
  };
}

async function titlesOnServer(office: Office, processNumber: string): Promise<string[]> {
  const { documents } = await office.truth.rows();
  return documents.filter((document) => document.processNumber === processNumber).map(({ title }) => title);
}
