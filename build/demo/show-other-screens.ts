import type { Page } from 'playwright-core';
import { appText } from '../../renderer/text/app.ts';
import { keysText } from '../../renderer/text/keys.ts';
import type { Driver } from './drive-window.ts';

/** Takes a picture of every screen that the main job does not pass through. */
export async function showOtherScreens(
  page: Page,
  driver: Driver,
  person: { readonly familyName: string },
): Promise<void> {
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: keysText.title }).waitFor();
  await driver.picture('tasten');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: appText.caseFiles }).click();
  await driver.picture('akten');

  await page.keyboard.press('Control+k');
  await page.keyboard.type(person.familyName);
  await page.getByRole('option').first().waitFor();
  await driver.picture('suche');
  await page.keyboard.press('Enter');
  await driver.picture('akte');
  await page.getByRole('button', { name: appText.inbox }).click();
}
