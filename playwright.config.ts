import { defineConfig } from '@playwright/test';

/**
 * Specs start the application themselves through the stand-in (or real Electron where its binary is present), so no
 * browser project is declared and `playwright install` is never needed. A flaky spec is a bug: no retries.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  workers: 2,
  retries: 0,
  fullyParallel: false,
  forbidOnly: process.env.CI !== undefined,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
});
