import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { clickText } from '../../renderer/text/task.ts';

const patienceMs = 120_000;

/** The person at the demo: looks, clicks, takes pictures. */
export interface Driver {
  /** Waits until a task is open and its proof is painted; its process number. */
  waitForTask(): Promise<string>;
  /** Opens the task that stands below in the list. */
  goDown(): Promise<void>;
  /** Waits until the proofs of the open task have been read and compared. */
  waitForCheck(): Promise<void>;
  /** Both clicks with the mouse; how many clicks it really took. */
  confirmAndFile(processNumber: string): Promise<number>;
  picture(name: string): Promise<void>;
}

export function createDriver(page: Page, folder: string): Driver {
  const heading = page.locator('.zk-task__line');
  const processNumber = async () => /JC-\d{4}-\d{2}-\d{6}/.exec((await heading.first().textContent()) ?? '')?.[0] ?? '';
  const changedFrom = async (before: string) => {
    await page.waitForFunction(
      (number) => !(document.querySelector('.zk-task__line')?.textContent ?? '').includes(number),
      before,
      { timeout: patienceMs },
    );
  };
  const painted = () =>
    page.locator('.zk-viewer[data-first-page-painted]:visible').first().waitFor({ timeout: patienceMs });

  return {
    async waitForTask() {
      await heading.first().waitFor({ timeout: patienceMs });
      await painted();
      return await processNumber();
    },
    async waitForCheck() {
      const button = page.getByRole('button', { name: clickText.confirm });
      await button.and(page.locator(':not([aria-disabled="true"])')).waitFor({ timeout: patienceMs });
    },
    async goDown() {
      const before = await processNumber();
      await page.keyboard.press('j');
      await changedFrom(before);
    },
    async confirmAndFile(number) {
      await countClicks(page);
      await page.getByRole('button', { name: clickText.confirm }).click();
      await page.getByRole('button', { name: clickText.file }).click();
      await changedFrom(number);
      return await clicksCounted(page);
    },
    async picture(name) {
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: join(folder, `${name}.png`) });
    },
  };
}

/** Counts the clicks that reach the page, not those we believe to have made. */
async function countClicks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const counter = window as Window & { demoClicks?: number };
    if (counter.demoClicks === undefined) {
      document.addEventListener(
        'click',
        () => {
          counter.demoClicks = (counter.demoClicks ?? 0) + 1;
        },
        true,
      );
    }
    counter.demoClicks = 0;
  });
}

function clicksCounted(page: Page): Promise<number> {
  return page.evaluate(() => (window as Window & { demoClicks?: number }).demoClicks ?? 0);
}
