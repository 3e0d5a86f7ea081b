import type { Page } from '@playwright/test';
import { addDays, dayInBerlin, formatGermanDay } from '../../shared/base/calendar-date.ts';
import { expect, proofIsPainted, taskLine, test } from './office.ts';
import { violations } from './violations.ts';

const as = (login: string) => ({ env: { ZWEIKLICK_DEMO_USER: login } });

async function inBothColours(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page)).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

const cards = (page: Page) => page.getByRole('region', { name: 'Hinweise zur Vertretung' });

test('a deputy is briefed when it begins, opens a task from the card, and reads it up later', async ({
  openWorkplace,
}) => {
  const first = await openWorkplace();
  const { page } = first;
  const card = cards(page);
  await expect(card.getByRole('heading', { name: 'Sie vertreten K. Yıldız' })).toBeVisible();
  await inBothColours(page);

  const group = card.getByRole('button', { name: /^Neu seit Beginn: [1-9]/ });
  await group.focus();
  await page.keyboard.press('Enter');
  await expect(group).toHaveAttribute('aria-expanded', 'true');
  expect(await violations(page)).toEqual([]);
  const entry = card.getByRole('listitem').first().getByRole('button');
  const [name = ''] = ((await entry.textContent()) ?? '').split(' · ');
  await entry.press('Enter');
  await proofIsPainted(page);
  await expect(taskLine(page)).toContainText('In Vertretung für K. Yıldız');
  const [familyName = ''] = name.split(',');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(familyName);

  await card.getByRole('button', { name: /^Schließen/ }).press('Enter');
  await expect(card).toBeHidden();
  await first.close();
  const second = await openWorkplace();
  await expect(cards(second.page)).toBeHidden();

  await second.page.keyboard.press('v');
  await expect(second.page.getByRole('heading', { level: 1, name: 'Vertretung' })).toBeVisible();
  await second.page.getByRole('button', { name: 'Übersicht', exact: true }).press('Enter');
  await expect(second.page.getByRole('heading', { level: 2, name: 'Sie vertreten K. Yıldız' })).toBeFocused();
  await expect(second.page.getByRole('heading', { level: 3, name: /^Neu seit Beginn/ })).toBeVisible();
  await inBothColours(second.page);
  await second.page.keyboard.press('Escape');
  await expect(taskLine(second.page)).toBeVisible();
});

test('an absence is entered, changed and ended by keyboard, and the owner finds the hand-back', async ({
  openWorkplace,
}) => {
  const { page } = await openWorkplace(as('j.rademacher'));
  const today = dayInBerlin(new Date());
  await page.keyboard.press('v');
  await page.getByRole('button', { name: 'Abwesenheit eintragen' }).press('Enter');
  const form = page.getByRole('region', { name: 'Abwesenheit eintragen' });
  await expect(form.getByRole('textbox', { name: 'Erster Tag' })).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(form.getByText('Bitte schreiben Sie einen Tag').first()).toBeVisible();
  await form.getByRole('textbox', { name: 'Letzter Tag' }).fill(formatGermanDay(addDays(today, 7)));
  await expect(form.getByText('Bitte wählen Sie mindestens eine Vertretung.')).toBeVisible();
  for (const name of ['Martina Vossen', 'Sabine Okafor']) {
    await form.getByRole('button', { name: /Vertretung hinzufügen/ }).press('Enter');
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
  }
  await form.getByRole('button', { name: 'Sabine Okafor nach oben' }).press('Enter');
  await expect(form.getByRole('listitem').first()).toContainText('Sabine Okafor');
  await form.getByRole('button', { name: 'Sabine Okafor nach unten' }).press('Enter');
  await expect(form.getByRole('listitem').first()).toContainText('Martina Vossen');
  await form.getByRole('radio', { name: 'Nur für einen Teil' }).press('Space');
  await form.getByRole('searchbox', { name: /^Person aus den Fällen und Vorgängen/ }).fill('zzz');
  await expect(form.getByText('der abwesenden Person gibt es auf diesem Gerät niemanden')).toBeVisible();
  await inBothColours(page);
  await form.getByRole('radio', { name: 'Für alles' }).press('Space');
  await page.keyboard.press('Control+Enter');

  const now = page.getByRole('region', { name: 'Jetzt' });
  await expect(now.getByRole('heading', { name: 'Ihre Abwesenheit' })).toBeVisible();
  await expect(now).toContainText('Martina Vossen');
  await inBothColours(page);

  const mine = now.getByRole('article').filter({ hasText: 'Ihre Abwesenheit' });
  await mine.getByRole('button', { name: 'Ändern' }).press('Enter');
  const change = page.getByRole('region', { name: 'Vertretung ändern' });
  await change.getByRole('textbox', { name: 'Letzter Tag' }).fill(formatGermanDay(addDays(today, 9)));
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await expect(mine).toContainText(formatGermanDay(addDays(today, 9)).slice(0, 6));

  await mine.getByRole('button', { name: 'Jetzt beenden' }).press('Enter');
  const question = page.getByRole('alertdialog', { name: 'Vertretung jetzt beenden?' });
  await expect(question.getByRole('button', { name: 'Weiterlaufen lassen' })).toBeFocused();
  expect(await violations(page)).toEqual([]);
  await question.getByRole('button', { name: 'Jetzt beenden' }).press('Enter');
  await expect(page.getByRole('region', { name: /^Beendet/ })).toContainText('vorzeitig beendet');

  await page.keyboard.press('Escape');
  await expect(cards(page).getByRole('heading', { name: 'Willkommen zurück' })).toBeVisible();
  await cards(page)
    .getByRole('button', { name: /Auf der Seite/ })
    .press('Enter');
  await expect(page.getByRole('heading', { level: 3, name: /^Noch offen: \d+/ })).toBeVisible();
  await inBothColours(page);
});

test('a team lead sets one up for a colleague; without the server the page says what it cannot do', async ({
  openWorkplace,
  office,
}) => {
  test.slow(); // the server is stopped and started again
  const { page } = await openWorkplace(as('m.vossen'));
  await page.keyboard.press('v');
  await page.getByRole('button', { name: 'Vertretung einrichten' }).press('Enter');
  const form = page.getByRole('region', { name: 'Vertretung einrichten' });
  await form.getByRole('button', { name: /Wer ist abwesend/ }).press('Enter');
  await page.keyboard.type('Jonas');
  await page.keyboard.press('Enter');
  await expect(form.getByText(/persönlich gekennzeichnete Vorgänge/)).toBeVisible();
  const today = formatGermanDay(dayInBerlin(new Date()));
  await form.getByRole('textbox', { name: 'Letzter Tag' }).fill(today);
  await form.getByRole('button', { name: /Vertretung hinzufügen/ }).press('Enter');
  await page.keyboard.type('Martina');
  await page.keyboard.press('Enter');
  await expect(form.getByRole('list', { name: 'Wer vertritt?' })).toContainText('Martina Vossen');
  await form.getByRole('textbox', { name: 'Letzter Tag' }).press('Control+Enter'); // the list of people is closed by now
  const sudden = page.getByRole('article').filter({ hasText: 'Jonas Rademacher ist abwesend' });
  await expect(sudden).toContainText('plötzlich, von der Teamleitung eingerichtet');
  await expect(sudden).toContainText('Sie vertreten');

  await office.withoutServer(async () => {
    await expect(page.getByText('Ohne Verbindung sehen Sie, was dieses Gerät weiß.')).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole('button', { name: 'Vertretung einrichten' })).toBeDisabled();
    await expect(sudden).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await sudden.getByRole('button', { name: 'Übersicht' }).press('Enter');
    await expect(page.getByRole('heading', { level: 2, name: 'Sie vertreten Jonas Rademacher' })).toBeVisible();
  });
  await page.getByRole('button', { name: 'Jetzt abgleichen' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Vertretung einrichten' })).toBeEnabled({ timeout: 45_000 });
  await sudden.getByRole('button', { name: 'Jetzt beenden' }).press('Enter');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Jetzt beenden' }).press('Enter');
  await expect(page.getByRole('article').filter({ hasText: 'Jonas Rademacher war abwesend' }).first()).toBeVisible();
});

test('a task becomes personal after a word about what that means', async ({ openWorkplace }) => {
  const { page } = await openWorkplace(as('j.rademacher'));
  await page.getByRole('radio', { name: /^Meine/ }).click({ force: true });
  await proofIsPainted(page);
  const question = page.getByRole('alertdialog', { name: 'Als persönlich kennzeichnen?' });
  await expect(async () => {
    // the task of the former list may be open for a moment
    await page.getByRole('button', { name: 'Als persönlich kennzeichnen' }).press('Enter', { timeout: 1000 });
    await expect(question).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 20_000 });
  await expect(question).toContainText('keine Vertretung und nicht das Team');
  expect(await violations(page)).toEqual([]);
  await question.getByRole('button', { name: 'Als persönlich kennzeichnen' }).press('Enter');
  await expect(page.getByRole('article', { name: 'Vorgang' }).getByText('persönlich', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Nicht mehr persönlich' }).press('Enter');
  await expect(page.getByRole('article', { name: 'Vorgang' }).getByText('persönlich', { exact: true })).toBeHidden();
});
