import type { Page } from '@playwright/test';
import { newProfile } from '../helpers/core-process.ts';
import { type ClientRun, runClient } from '../helpers/run-client.ts';
import { expect, inboxRows, type Office, openSickNote, sendNow, test } from './office.ts';
import { violations } from './violations.ts';

/** A colleague's client starts beside the workstation, several times. */
test.setTimeout(240_000);

/** Sends a sick note, waits until it stands on top of the open inbox, opens it, and waits until it is compared. */
async function openNewSickNote(page: Page, office: Office): Promise<string> {
  const processNumber = await openSickNote(page, office);
  await expect(page.getByText('Alle Angaben stimmen mit dem Nachweis überein')).toBeVisible({ timeout: 45_000 });
  return processNumber;
}

/** A colleague of the same team at another workstation, and the id of a task there. */
async function colleagueAt(office: Office, processNumber: string) {
  const profile = newProfile();
  const run = (...command: readonly string[]): Promise<ClientRun> =>
    runClient({ profile, serverUrl: office.serverUrl, user: 'k.yildiz' }, ...command);
  await run('sync');
  const { rows } = (await run('tasks')).json as {
    readonly rows: readonly { readonly id: string; readonly processNumber: string }[];
  };
  const id = rows.find((task) => task.processNumber === processNumber)?.id;
  if (id === undefined) throw new Error('the colleague does not see the task');
  return { run, id, remove: profile.remove };
}

test('who confirms the same as a faster colleague gets one friendly card and nothing to do', async ({
  openWorkplace,
  office,
}) => {
  const { page } = await openWorkplace();
  const processNumber = await openNewSickNote(page, office);
  const colleague = await colleagueAt(office, processNumber);
  try {
    await page.getByRole('button', { name: 'Bestätigen' }).click();
    await expect(inboxRows(page).filter({ hasText: 'noch hier' }).first()).toBeVisible();
    expect(await colleague.run('confirm', colleague.id)).toMatchObject({ code: 0 });
    expect(await colleague.run('push')).toMatchObject({ code: 0 });
    await sendNow(page);
    const count = page.getByRole('button', { name: '1 Änderung nicht übernommen' });
    await expect(count).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText('Ihre Bearbeitung wurde nicht übernommen')).toBeVisible();
    await expect(inboxRows(page).filter({ hasText: 'nicht übernommen' }).first()).toBeVisible();

    await count.focus();
    await page.keyboard.press('Enter');

    const list = page.getByRole('dialog', { name: 'Nicht übernommen' });
    await expect(list).toContainText(/K\. Yıldız hat das um \d\d:\d\d schon bestätigt\. Es ist nichts zu tun\./);
    expect(await violations(page)).toEqual([]);
    await expect(list.getByRole('list', { name: 'Wie geht es weiter?' }).getByRole('button')).toHaveCount(1);
    await list.getByRole('button', { name: 'In Ordnung' }).press('Enter');
    await expect(list).toBeHidden();
    await expect(count).toBeHidden();
    await expect(page.getByRole('button', { name: 'In Akte ablegen' })).toBeVisible();
  } finally {
    colleague.remove();
  }
});

test('a decision that came too late is shown beside the one that holds, and stays as a note', async ({
  openWorkplace,
  office,
}) => {
  const { page } = await openWorkplace();
  const processNumber = await openNewSickNote(page, office);
  const colleague = await colleagueAt(office, processNumber);
  try {
    await page.getByRole('button', { name: 'Zurückgeben' }).click();
    const form = page.getByRole('region', { name: 'Zurückgeben mit Schreiben' });
    await form.getByLabel('Schreiben').fill('Bitte reichen Sie das richtige Dokument ein.');
    await form.getByRole('button', { name: 'Zurückgeben' }).click();
    expect(await colleague.run('confirm', colleague.id)).toMatchObject({ code: 0 });
    expect(await colleague.run('push')).toMatchObject({ code: 0 });
    await sendNow(page);
    await page.getByRole('button', { name: '1 Änderung nicht übernommen' }).click({ timeout: 60_000 });

    const card = page.getByRole('dialog', { name: 'Nicht übernommen' }).getByRole('article');
    await expect(card).toContainText('K. Yıldız war um');
    await expect(card).toContainText('Bitte reichen Sie das richtige Dokument ein.');
    await expect(card).toContainText('Bestätigt von K. Yıldız');
    await expect(card).toContainText('Sie: „Zurückgegeben“. Jetzt: „Bestätigt, noch nicht abgelegt“.');
    expect(await violations(page)).toEqual([]);
    await card.getByRole('button', { name: 'Stand von K. Yıldız behalten' }).click();
    await expect(card).toBeHidden();
    const notes = page.getByRole('region', { name: 'Notizen' });
    await expect(notes).toContainText('Nicht übernommene Bearbeitung von Sabine Okafor');
    await expect(notes).toContainText('Bitte reichen Sie das richtige Dokument ein.');
    await notes.getByRole('button', { name: 'Notiz schreiben' }).press('Enter');
    await page.keyboard.type('Ruft morgen an.');
    await page.keyboard.press('Control+Enter');
    await expect(notes.getByRole('listitem').first()).toContainText('Ruft morgen an.');

    await expect
      .poll(
        async () => {
          await colleague.run('sync');
          const shown = (await colleague.run('show', colleague.id)).json as { task?: { notes: readonly unknown[] } };
          return shown.task?.notes;
        },
        { timeout: 60_000, intervals: [1000] },
      )
      .toMatchObject([
        { kind: 'conflict', text: expect.stringContaining('Bitte reichen Sie das richtige Dokument ein.') },
        { kind: 'note', text: 'Ruft morgen an.' },
      ]);
  } finally {
    colleague.remove();
  }
});
