import type { Page } from 'playwright-core';
import type { StandInWebContents } from './web-contents.ts';

export interface OpenWindow {
  readonly contents: StandInWebContents;
  closeAndWait(): Promise<void>;
}

/** Windows that are open, in the order of their opening. */
export const windows = new Set<OpenWindow>();

export function contentsOfPage(page: Page | null): StandInWebContents | null {
  for (const { contents } of windows) if (contents.page === page) return contents;
  return null;
}
