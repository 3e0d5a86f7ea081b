import type { Locator, Page } from '@playwright/test';
import { addDays, dayInBerlin, formatGermanDay } from '../../shared/base/calendar-date.ts';
import { expect, type Office, openSickNote, sendNow, taskLine, test } from './office.ts';
import { violations } from './violations.ts';

/** Reading and blackening take seconds on a slow machine. */
test.setTimeout(150_000);
const readingPatience = { timeout: 60_000 };
const today = dayInBerlin(new Date());

test('every declared value stands beside what the proof says, and leads to its place and back', async ({
  openWorkplace,
  office,
}) => {
  const { page } = await openWorkplace();
  await openSickNote(page, office);

  await expect(page.getByText('Alle Angaben stimmen mit dem Nachweis überein')).toBeVisible(readingPatience);
  const row = rowOf(page, 'Voraussichtlich bis');
  await expect(row).toContainText('stimmt');
  const mark = page.getByRole('button', { name: 'Voraussichtlich bis: stimmt' });
  await row.hover();
  await expect(mark).toHaveAttribute('aria-current', 'true');

  await row.getByRole('button').first().click();
  await expect(mark).toBeInViewport();
  await page.getByRole('button', { name: 'Name: stimmt' }).first().click();
  await expect(page.getByRole('button', { name: 'Name', exact: true })).toBeFocused();
  expect(await violations(page)).toEqual([]);
});

test('a hint must be opened before the first click, by mouse or by key', async ({ openWorkplace, office }) => {
  const { page } = await openWorkplace();
  await openSickNote(page, office, { sinceDaysAgo: 6 });
  const confirm = page.getByRole('button', { name: 'Bestätigen' });
  const obstacle = page.getByRole('region', { name: 'Schritte' }).getByRole('status');
  await expect(obstacle).toContainText('Bitte öffnen Sie zuerst', readingPatience);
  await expect(confirm).toBeDisabled();
  await page.keyboard.press('b');
  await expect(confirm).toBeDisabled();
  expect(await violations(page)).toEqual([]);

  await expect(async () => {
    await page.keyboard.press('h');
    await expect(confirm).toBeEnabled({ timeout: 500 });
  }).toPass({ timeout: 10_000 });
  await page.keyboard.press('b');

  await expect(page.getByRole('button', { name: 'In Akte ablegen' })).toBeEnabled();
});

test('another end is red exactly there, and only what the proof says can be confirmed', async ({
  openWorkplace,
  office,
}) => {
  const { page } = await openWorkplace();
  await openSickNote(page, office, {
    sinceDaysAgo: 1,
    onProof: { unfitUntil: addDays(today, 3) },
    declared: { unfitUntil: addDays(today, 10) },
  });
  await expect(rowOf(page, 'Voraussichtlich bis')).toContainText('weicht ab', readingPatience);
  await expect(page.getByRole('row').filter({ hasText: 'weicht ab' })).toHaveCount(1);
  const takeOver = page.getByRole('button', { name: 'Angaben aus dem Nachweis übernehmen' });
  await openAllFindings(page, takeOver);

  await page.keyboard.press('b');
  const form = page.getByRole('region', { name: 'Angaben aus dem Nachweis übernehmen' });
  await expect(form.getByRole('row').last()).toContainText(formatGermanDay(addDays(today, 3)));
  expect(await violations(page)).toEqual([]);
  await form.getByLabel('Grund').fill('Auf dem Nachweis steht ein früheres Ende.');
  await page.keyboard.press('Control+Enter');

  await expect(page.getByRole('button', { name: 'In Akte ablegen' })).toBeEnabled();
  await expect(rowOf(page, 'Voraussichtlich bis')).toContainText('übernommen');
});

test('a question to the citizen is prepared, sent by keyboard, and taken back by one undo', async ({
  openWorkplace,
  office,
}) => {
  const { page } = await openWorkplace();
  const processNumber = await openSickNote(page, office);
  await page.keyboard.press('r');
  const form = page.getByRole('region', { name: 'Rückfrage an die Person' });
  await expect(form.getByLabel('Schreiben')).toHaveValue(/^Guten Tag /);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(form).toBeHidden();
  await expect(page.getByRole('button', { name: 'Rückfrage' })).toBeFocused();

  await page.keyboard.press('r');
  await page.keyboard.press('Control+Enter');
  await expect(taskLine(page)).not.toContainText(processNumber);
  await expect(page.getByText(/: Rückfrage gestellt$/)).toBeVisible();

  await page.keyboard.press('z');
  await expect(taskLine(page)).toContainText(processNumber);
  await expect(page.getByRole('button', { name: 'Rückfrage' })).toBeEnabled();
});

test('what is given back is filed with its letter, without a hand-over', async ({ openWorkplace, office }) => {
  const { page } = await openWorkplace();
  const processNumber = await openSickNote(page, office);
  await page.keyboard.press('x');
  await page.getByRole('region', { name: 'Zurückgeben mit Schreiben' }).getByLabel('Schreiben').fill('Bitte neu.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Zurückgegeben, noch nicht abgelegt')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Weiterbearbeiten' })).toBeVisible();

  await page.keyboard.press('a');

  await expect(taskLine(page)).not.toContainText(processNumber);
  await sendNow(page);
  await expect
    .poll(async () => stateOnServer(office, processNumber), { timeout: 90_000, intervals: [1000] })
    .toMatchObject({ state: 'filed', handover: { specialist: 'none' } });
});

test('a task goes to a colleague with a reason', async ({ openWorkplace, office }) => {
  const { page } = await openWorkplace();
  const processNumber = await openSickNote(page, office);
  await page.keyboard.press('w');
  const form = page.getByRole('region', { name: 'Weiterleiten' });
  await form.getByRole('button', { name: /An wen/ }).click();
  await page
    .getByRole('listbox', { name: /An wen/ })
    .getByRole('option')
    .first()
    .click();
  await form.getByLabel('Warum').fill('Gehört zu Ihrem Bezirk.');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');

  await expect(taskLine(page)).not.toContainText(processNumber);
  await expect(page.getByText(/ weitergeleitet$/)).toBeVisible();
});

test('a diagnosis is blackened before filing, and the copy is shown to be clean', async ({ openWorkplace, office }) => {
  const { page } = await openWorkplace();
  await openSickNote(page, office, { onProof: { copy: 'insurer' } });
  await page.getByRole('button', { name: 'Geschwärzte Fassung ablegen' }).click(readingPatience);
  const guard = page.getByRole('alertdialog', { name: /schwärzen$/ });
  const place = guard.getByRole('button', { name: 'Stelle 1 auf Seite 1' });
  await expect(place).toBeVisible();
  const before = await place.boundingBox();
  await place.press('ArrowDown');
  expect(await place.boundingBox()).not.toEqual(before);
  await place.press('ArrowUp');
  expect(await violations(page)).toEqual([]);

  await guard.getByRole('button', { name: 'Schwärzen', exact: true }).click();
  await expect(guard.getByText('Geprüft: nichts mehr lesbar')).toBeVisible(readingPatience);
  expect(await violations(page)).toEqual([]);
  await guard.getByRole('button', { name: 'Fertig' }).click();

  await expect(page.getByRole('tab', { name: /\(geschwärzt\)$/ })).toBeVisible();
  const confirm = page.getByRole('button', { name: 'Bestätigen' });
  await openAllFindings(page, confirm);
  await page.keyboard.press('b');
  await expect(page.getByRole('button', { name: 'In Akte ablegen' })).toBeEnabled();
});

test('a page is turned on a copy, and the original stays one key away', async ({ openWorkplace, office }) => {
  const { page } = await openWorkplace();
  await openSickNote(page, office);
  await page.keyboard.press('f');
  const workshop = page.getByRole('alertdialog', { name: /bearbeiten$/ });
  await expect(workshop.getByRole('button', { name: 'Übernehmen' })).toBeDisabled();
  await workshop.getByRole('button', { name: 'Nach rechts' }).click();
  await workshop.getByRole('slider', { name: 'Geraderücken' }).press('ArrowRight');
  await workshop.getByRole('button', { name: 'Ausschnitt wählen' }).click();
  await workshop.getByRole('button', { name: 'Ausschnitt' }).press('ArrowUp');
  await page.keyboard.press('o');
  await expect(workshop.getByText('Sie sehen das Original.')).toBeVisible();
  await page.keyboard.press('o');
  expect(await violations(page)).toEqual([]);

  await workshop.getByRole('button', { name: 'Übernehmen' }).click();

  await expect(page.getByRole('tab', { name: /\(bearbeitet\)$/ })).toBeVisible(readingPatience);
  await expect(page.getByRole('tab', { name: /^Original: / })).toBeVisible();
});

/** The row of the table in which a declared value stands. */
function rowOf(page: Page, label: string): Locator {
  return page
    .getByRole('table', { name: 'Erklärte Angaben und was auf dem Nachweis steht' })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: label }) });
}

/** Presses the key for the next hint until the button is open. */
async function openAllFindings(page: Page, button: Locator): Promise<void> {
  await expect(async () => {
    if (await button.isEnabled()) return;
    await page.keyboard.press('h');
    await expect(button).toBeEnabled({ timeout: 500 });
  }).toPass({ timeout: 15_000 });
}

async function stateOnServer(office: Office, processNumber: string) {
  const { tasks } = await office.truth.rows();
  return tasks.find((task) => task.processNumber === processNumber);
}
