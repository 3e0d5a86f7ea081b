import { caseworker, expect, proofIsPainted, sendNow, taskLine, test } from './office.ts';

test('with the server away inbox, preview and both clicks work, and the server gets each effect afterwards', async ({
  launchApp,
  office,
}) => {
  test.setTimeout(240_000);
  const processNumber = await office.sendSickNote();
  const { page } = await launchApp({ serverUrl: office.serverUrl, env: { ZWEIKLICK_DEMO_USER: caseworker } });
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(taskLine(page)).toContainText(processNumber, { timeout: 45_000 });
  await proofIsPainted(page);
  await expect(page.getByText('Alle Angaben stimmen mit dem Nachweis überein')).toBeVisible({ timeout: 45_000 });

  await office.withoutServer(async () => {
    await expect(page.getByText('Keine Verbindung')).toBeVisible({ timeout: 45_000 });
    await page.getByRole('button', { name: 'Bestätigen' }).click();
    await page.getByRole('button', { name: 'In Akte ablegen' }).click();
    await expect(taskLine(page)).not.toContainText(processNumber);
    await proofIsPainted(page);
  });
  await expect(page.getByText('Verbunden')).toBeVisible({ timeout: 90_000 });
  await sendNow(page);

  await expect
    .poll(
      async () => {
        const { tasks, documents } = await office.truth.rows();
        const state = tasks.find((task) => task.processNumber === processNumber)?.state;
        return { state, documents: documents.filter((document) => document.processNumber === processNumber).length };
      },
      { timeout: 90_000, intervals: [1000] },
    )
    .toEqual({ state: 'filed', documents: 3 }); // Durchschrift, proof, Prüfvermerk
});
