import { defineConfig } from 'vitest/config';

/** A native module (better-sqlite3) is safest in a process of its own; real databases and servers need patience, not retries. */
const shared = {
  environment: 'node',
  pool: 'forks',
  testTimeout: 30_000,
  hookTimeout: 60_000,
} as const;

const suites = ['unit', 'migration', 'contract', 'sync'] as const;

export default defineConfig({
  test: {
    globalSetup: ['tests/helpers/prepared.ts'],
    maxWorkers: 3, // on two cores: much of the time a test waits for a disk, a process or a clock
    projects: suites.map((name) => ({
      test: { ...shared, name, include: [`tests/${name}/**/*.test.ts`, `tests/${name}/**/*.test.tsx`] },
    })),
  },
});
