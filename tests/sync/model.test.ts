import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runCourse } from '../helpers/model/run-course.ts';
import { anyStep, type Step } from '../helpers/model/steps.ts';
import { openPreparedDatabase } from '../helpers/prepared-database.ts';

/**
 * How many courses, and how many steps in the longest. A long run: `MODEL_RUNS=200 npm run test:sync -- tests/sync/model`.
 * A course that failed prints seed and path and comes again with them: `MODEL_SEED=7 MODEL_PATH=12 MODEL_RUNS=1`, and
 * `MODEL_SHORTEN=1` looks for the shortest course that fails as well.
 */
const runs = Number(process.env.MODEL_RUNS ?? 2);
const length = Number(process.env.MODEL_STEPS ?? 120);
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
  const started = Date.now();
  await fc.assert(property, { numRuns: runs, seed, endOnFailure: !shortens, ...(path !== undefined && { path }) });
  if (process.env.MODEL_RUNS !== undefined) {
    const ms = Math.round((Date.now() - started) / runs);
    console.info(JSON.stringify({ seed, runs, ms, ...Object.fromEntries([...happened].sort()) }));
  }
  // a course in which nothing happens agrees with every model
  expect(happened.get('confirm applied')).toBeGreaterThan(runs);
  expect([...happened.keys()].filter((what) => !/applied$|faults/.test(what)).length).toBeGreaterThan(0);
});

/** By what happened: how often in all courses. */
const happened = new Map<string, number>();

async function live(steps: readonly Step[], networkSeed: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'zweiklick-model-'));
  const database = await openPreparedDatabase('current');
  try {
    const summary = await runCourse(steps, { database, folder, seed: networkSeed });
    for (const [what, count] of summary) happened.set(what, (happened.get(what) ?? 0) + count);
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
