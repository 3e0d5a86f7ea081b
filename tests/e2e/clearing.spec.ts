import type { Page } from '@playwright/test';
import { askServer } from '../../build/demo/server-truth.ts';
import { expect, inboxRows, type Office, openSickNote, sendNow, taskLine, test } from './office.ts';
import { violations } from './violations.ts';

/** The rules of accessibility are gone through several times in one test. */
test.setTimeout(150_000);

/** Leads a team of the main branch, and so sees its clearing basket. */
const lead = 'm.vossen';
/** Only the basket in the list; its first task is open. */
async function openBasket(page: Page): Promise<void> {
  await page.keyboard.press('5');
  await expect(page.getByRole('radio', { name: /Klärung/ })).toBeChecked();
  await expect(page.getByRole('heading', { name: 'Diesen Eingang zuordnen' })).toBeVisible();
}

/** Goes down the list until the open task has a candidate for whom this speaks; its process number. */
async function openTaskWith(page: Page, reason: string): Promise<string> {
  const count = Number(await inboxRows(page).first().getAttribute('aria-setsize'));
  for (let index = 0; index < count; index += 1) {
    await expect(page.getByRole('button', { name: 'Zuordnen' })).toBeVisible();
    if (await page.getByText(reason).first().isVisible()) break;
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    const before = await taskLine(page).textContent();
    await page.keyboard.press('j');
    await expect(taskLine(page)).not.toHaveText(before ?? '');
  }
  return /JC-\d{4}-\d{2}-\d{6}/.exec((await taskLine(page).textContent()) ?? '')?.[0] ?? '';
}

async function stateOf(office: Office, processNumber: string) {
  const { tasks } = await (await askServer(office.serverUrl, lead)).rows();
  return tasks.find((task) => task.processNumber === processNumber)?.state;
}

test('a submission without a file is assigned by keyboard alone, and can be taken back', async ({
  openWorkplace,
  office,
}) => {
  const { page } = await openWorkplace({ env: { ZWEIKLICK_DEMO_USER: lead } });
  await openBasket(page);
  const processNumber = await openTaskWith(page, 'ähnlicher Name');
  expect(processNumber).not.toBe('');
  expect(await violations(page)).toEqual([]);

  await page.keyboard.press('o'); // nobody is chosen yet: leads to the proposals
  await expect(page.getByText('Bitte wählen Sie zuerst eine Person.')).toBeVisible();
  await page.keyboard.press('Space');
  await expect(page.getByRole('radio', { name: /ähnlicher Name/ })).toBeChecked();
  await page.keyboard.press('o');

  await expect(taskLine(page)).not.toContainText(processNumber);
  await page.keyboard.press('z');
  await expect(taskLine(page)).toContainText(processNumber);
  await expect(page.getByRole('heading', { name: 'Diesen Eingang zuordnen' })).toBeVisible();
  expect(await stateOf(office, processNumber)).toBe('clearing');

  await page.keyboard.press('o');
  await page.keyboard.press('Space');
  await page.keyboard.press('o');
  await expect(taskLine(page)).not.toContainText(processNumber);
  await sendNow(page);
  await expect.poll(() => stateOf(office, processNumber), { timeout: 30_000 }).not.toBe('clearing');
});

test('a namesake is registered after the two were told apart, with the reason', async ({ openWorkplace, office }) => {
  const { page } = await openWorkplace({ env: { ZWEIKLICK_DEMO_USER: lead } });
  await openBasket(page);
  const line = (await taskLine(page).textContent()) ?? '';
  await page.getByRole('radio', { name: 'Neue Person' }).check({ force: true });
  const entered = {
    'BG-Nummer': '31302BG0777777',
    Familienname: 'BRANDT', // the office knows Uwe Brandt, in the Drosselsteig
    Vorname: 'Uwe',
    Geburtsdatum: '27.10.1972',
    'Straße und Hausnummer': 'Am Ring 5',
    Postleitzahl: '52351',
    Ort: 'Düren',
  };
  for (const [label, text] of Object.entries(entered)) await page.getByLabel(label, { exact: true }).fill(text);
  await page.getByLabel('Kundennummer (wenn bekannt)').fill('');
  await page.getByRole('button', { name: /Wer soll es bearbeiten/ }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter'); // the first who is offered
  await page.getByRole('button', { name: 'Anlegen und zuordnen' }).click();

  const step = page.getByRole('group', { name: 'Gleicher Name und gleiches Geburtsdatum' });
  await expect(step).toContainText(/Drosselsteig 6, 52349 Düren.*BG 31302BG0004350.*Aktenzeichen 50-3-/);
  await expect(step.getByText('Bitte vergleichen Sie und setzen Sie den Haken')).toBeVisible();
  await expect(step.getByRole('checkbox')).toBeFocused();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Space');
  await step.getByLabel(/Woran erkennen Sie/).fill('andere Anschrift, andere Eltern');
  await page.keyboard.press('Control+Enter');

  await expect(taskLine(page)).not.toHaveText(line);
  await sendNow(page);
  const processNumber = /JC-[\d-]+\d/.exec(line)?.[0].slice(0, 17) ?? '';
  await expect.poll(() => stateOf(office, processNumber)).toBe('open');
});

test('whoever is not responsible for a task of their own finds the Abgabe where they look for it', async ({
  openWorkplace,
  office,
}) => {
  const { page } = await openWorkplace();
  await page.keyboard.press('2');
  await expect(page.getByRole('radio', { name: /^Meine/ })).toBeChecked();
  await openSickNote(page, office); // nobody else has that one in hand
  const open = (await taskLine(page).textContent()) ?? '';
  await page.keyboard.press('w');
  await page.getByRole('button', { name: 'Dorthin abgeben' }).click();
  const form = page.getByRole('region', { name: 'An andere Behörde abgeben' });
  await page.keyboard.press('Control+Enter');
  await expect(form.getByText('Bitte geben Sie einen Grund an.')).toBeVisible();
  await form.getByLabel('Name der Behörde').fill('Jobcenter Euskirchen');
  await expect(form.getByLabel('Schreiben an die Person')).toHaveValue(/Jobcenter Euskirchen[\s\S]*§ 16/);
  await form.getByLabel('Warum').fill('wohnt seit Oktober in Euskirchen');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');

  await expect(taskLine(page)).not.toHaveText(open);
  await page.keyboard.press('z');
  await expect(taskLine(page)).toHaveText(open);
});

test('people are searched for, and too little is no search', async ({ openWorkplace }) => {
  const { page } = await openWorkplace({ env: { ZWEIKLICK_DEMO_USER: lead } });
  await openBasket(page);
  const search = page.getByRole('textbox', { name: 'Andere Person suchen' });

  await search.fill('Me');
  await search.press('Enter');
  await expect(page.getByText('Bitte geben Sie mehr ein')).toBeVisible();
  await search.fill('Mertens 12.03.1985');
  await search.press('Enter');

  const found = page.getByRole('radiogroup', { name: 'Gefundene Personen' }).getByRole('radio');
  await expect(found).toHaveCount(1);
  await expect(found.first()).toBeVisible();
  await expect(page.getByText('Mertens, Mara, geb. 12.03.1985')).toBeVisible();
  await expect(page.getByText('Zuständig: Sabine Okafor')).toBeVisible();

  await page.setViewportSize({ width: 720, height: 450 }); // 200 % zoom: the button stays in sight
  await expect(page.getByRole('button', { name: 'Zuordnen' })).toBeInViewport({ ratio: 1 });
});

test('the other ways out show what they need, without violations', async ({ openWorkplace }) => {
  const { page } = await openWorkplace({ env: { ZWEIKLICK_DEMO_USER: lead } });
  await openBasket(page);

  await page.getByRole('radio', { name: 'Neue Person' }).check({ force: true });
  await expect(page.getByLabel('Familienname')).not.toHaveValue('');
  await page.getByRole('button', { name: 'Anlegen und zuordnen' }).click();
  await expect(page.getByText('Bitte füllen Sie dieses Feld aus.').first()).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await page.getByRole('radio', { name: 'Andere Stelle' }).check({ force: true });
  await page.getByRole('button', { name: 'Weitergeben' }).click();
  await expect(page.getByText('Bitte wählen Sie eine Servicestelle.')).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await page.getByRole('radio', { name: 'Andere Behörde' }).check({ force: true });
  await page.getByLabel('Name der Behörde').fill('Jobcenter Euskirchen');
  await expect(page.getByLabel('Schreiben an die Person')).toHaveValue(/Jobcenter Euskirchen[\s\S]*§ 16/);
  expect(await violations(page)).toEqual([]);

  await page.getByRole('button', { name: 'Warum im Klärungskorb?' }).click();
  await expect(page.getByText('Person und Bedarfsgemeinschaft')).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('without a connection the panel says so, and why a task is here is known all the same', async ({
  openWorkplace,
  office,
}) => {
  const { page } = await openWorkplace({ env: { ZWEIKLICK_DEMO_USER: lead } });
  await office.withoutServer(async () => {
    await openBasket(page);
    await expect(page.getByText('Dafür ist eine Verbindung nötig')).toBeVisible();
    await page.getByRole('button', { name: 'Warum im Klärungskorb?' }).click();
    await expect(page.getByText('Person und Bedarfsgemeinschaft')).toBeVisible();
  });
});
