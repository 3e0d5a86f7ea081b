import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { findChromium } from '../../../build/scripts/chromium.ts';
import { makeLetters } from '../data/letters.ts';
import { serveFolder } from '../data/static-server.ts';
import { inTemporaryFolder } from '../data/temporary-folder.ts';
import { type Figure, toFigure } from '../figure.ts';
import { median, percentile } from '../measure.ts';
import type { FirstPageTimes } from '../page/first-page.ts';

const ROUNDS = 12;

/** From the choice of a document to its first page on the screen, in a real Chromium; the limit is pdf.js without us. */
export function measureFirstPage(): Promise<Figure> {
  return inTemporaryFolder(async (folder) => {
    const built = join(folder, 'page');
    await buildPage(built);
    const { url, server } = await serveFolder(built);
    const letters = await makeLetters();
    try {
      const times = await measureInChromium(url, letters);
      const [value, limit] = [median(times.viewer), median(times.bare)];
      return toFigure({
        value,
        limit,
        unit: 'ms',
        goals: { '<= 1.2 x bare pdf.js': value <= 1.2 * limit, 'office letters <= 100 ms': value <= 100 },
        details: {
          p95: percentile(times.viewer, 95),
          'bare p95': percentile(times.bare, 95),
          prefetched: median(times.prefetched),
          letters: letters.length,
          shown: times.viewer.length,
        },
      });
    } finally {
      server.close();
    }
  });
}

async function buildPage(outDir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: resolve(import.meta.dirname, '../page'),
    base: './',
    plugins: [react()],
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true, target: 'chrome140', assetsInlineLimit: 0, chunkSizeWarningLimit: 10_000 },
  });
}

async function measureInChromium(url: string, letters: readonly Uint8Array[]): Promise<FirstPageTimes> {
  const { executablePath, args } = await findChromium();
  const browser = await chromium.launch({ executablePath, args: [...args], headless: true });
  try {
    const page = await browser.newPage({ viewport: { width: 2000, height: 900 } });
    await page.goto(url);
    await page.waitForFunction(() => window.measureFirstPages !== undefined);
    const files = letters.map((bytes) => Buffer.from(bytes).toString('base64'));
    return await page.evaluate(
      async ([given, rounds]) => {
        if (window.measureFirstPages === undefined) throw new Error('The page is not ready');
        return await window.measureFirstPages(given, rounds);
      },
      [files, ROUNDS] as const,
    );
  } finally {
    await browser.close();
  }
}
