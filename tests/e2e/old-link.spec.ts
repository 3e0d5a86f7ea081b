import type { Page } from '@playwright/test';
import { onStandIn } from './launch.ts';
import { expect, openSickNote, proofIsPainted, taskLine, test } from './office.ts';
import { violations } from './violations.ts';

const linkTo = (number: string) => `zweiklick://vorgang/${number}`;
const numberIn = (text: string | null) => /JC-\d{4}-\d{2}-\d{6}/.exec(text ?? '')?.[0] ?? '';

/** Passes the open task on to somebody of another team; its process number. */
async function forwardAway(page: Page): Promise<string> {
  const number = numberIn(await taskLine(page).textContent());
  await page.keyboard.press('w');
  const form = page.getByRole('region', { name: 'Weiterleiten' });
  await form.getByRole('button', { name: /An wen/ }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Nadine');
  await page.keyboard.press('Enter');
  await form.getByRole('textbox', { name: 'Warum' }).fill('gehört zur Leistung');
  await page.keyboard.press('Control+Enter');
  await expect(taskLine(page)).not.toContainText(number);
  return number;
}

test('a task that was passed on is found by its number, and says where it is', async ({ openWorkplace, office }) => {
  const { page } = await openWorkplace();
  await page.keyboard.press('2');
  await openSickNote(page, office); // nobody else has that one in hand
  await proofIsPainted(page);
  const number = await forwardAway(page);
  await page.evaluate(() =>
    (window as unknown as { zweiklick: { invoke(name: string, request: object): Promise<unknown> } }).zweiklick.invoke(
      'sync.now',
      {},
    ),
  );

  await page.keyboard.press('Control+k');
  await page.keyboard.type(number);
  await expect(page.getByRole('button', { name: `Nachsehen, wo Vorgang ${number} ist` })).toBeVisible();
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { level: 1, name: `Vorgang ${number}` })).toBeVisible();
  await expect(page.getByText(/^Sabine Okafor hat ihn weitergeleitet, heute \d\d:\d\d\.$/)).toBeVisible();
  await expect(page.getByText('Er liegt jetzt bei Nadine Breuer, Team 1.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Verlauf' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1, name: `Vorgang ${number}` })).toBeHidden();
});

test('an old link opens a handled task in the running window, with who did it', async ({
  openWorkplace,
  startApp,
  office,
}) => {
  test.skip(!onStandIn, 'the stand-in hands words on to the first start');
  const number = await office.sendSickNote();
  const { page } = await openWorkplace();
  const open = async (wanted: string) => {
    const second = await startApp({ serverUrl: office.serverUrl, words: [linkTo(wanted)] });
    await second.exited;
  };
  await expect(async () => {
    await open(number);
    await expect(taskLine(page)).toContainText(number, { timeout: 2000 });
  }).toPass({ timeout: 30_000 });
  await expect(page.getByRole('button', { name: 'Bestätigen' })).toBeEnabled({ timeout: 30_000 });
  await page.keyboard.press('b');
  await expect(page.getByRole('button', { name: 'In Akte ablegen' })).toBeEnabled();
  await page.keyboard.press('a');
  await expect(taskLine(page)).not.toContainText(number);

  await open(number);

  await expect(taskLine(page)).toContainText(number);
  await expect(page.getByText(/^erledigt von Sabine Okafor, heute/)).toBeVisible();

  await open('JC-2020-01-000001');
  await expect(page.getByText('Nicht gefunden oder nicht für Sie')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await office.withoutServer(async () => {
    await open('JC-2020-01-000002');
    await expect(page.getByText('Der Vorgang ist nicht auf diesem Gerät')).toBeVisible();
  });
});

test('a link with which the program starts opens its task, also one that is done', async ({
  openWorkplace,
  office,
}) => {
  const { tasks } = await office.truth.rows();
  const done = tasks.find(({ state }) => state === 'filed') ?? tasks.at(-1);
  const { page } = await openWorkplace({ words: [linkTo(done?.processNumber ?? '')] });

  await expect(taskLine(page)).toContainText(done?.processNumber ?? 'none');
});
