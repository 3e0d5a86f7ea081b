import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { it } from 'vitest';
import { migrate } from '../../server/store/migrate.ts';
import { openPgliteDatabase } from '../../server/store/pglite-database.ts';
import { runCourse } from '../helpers/model/run-course.ts';
import { anyStep, type Step } from '../helpers/model/steps.ts';

/**
 * Courses and their length. A long run: `npm run test:model -- 500` (or MODEL_RUNS=500). A course that failed comes again
 * with the seed and the path that it printed: MODEL_SEED=... MODEL_PATH=... npm run test:model -- 1
 */
const runs = Number(process.env.MODEL_RUNS ?? 4);
const length = Number(process.env.MODEL_STEPS ?? 40);
const seed = Number(process.env.MODEL_SEED ?? 20_261_124);
const path = process.env.MODEL_PATH;
/** Shortens a failing course, which takes as long as many courses. */
const shortens = process.env.MODEL_SHORTEN !== undefined;
const milliseconds = 60_000 + runs * 60_000;

it(`an office of three workstations agrees with the model after ${runs} courses of events`, {
  timeout: milliseconds,
}, async () => {
  const course = fc.array(anyStep, { minLength: Math.ceil(length / 2), maxLength: length, size: 'max' });
  const property = fc.asyncProperty(course, fc.nat(1_000_000), live);
  await fc.assert(property, { numRuns: runs, seed, endOnFailure: !shortens, ...(path !== undefined && { path }) });
});

async function live(steps: readonly Step[], networkSeed: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'zweiklick-model-'));
  const database = await openPgliteDatabase();
  try {
    await migrate(database);
    await runCourse(steps, { database, folder, seed: networkSeed });
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
