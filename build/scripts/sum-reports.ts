/**
 * sum-reports.ts: passed, failed and skipped, read from the JSON reports of the test runners. Pure.
 */
import { z } from 'zod';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** How a runner ended. `report` is the parsed JSON, or null where it wrote none; `exitCode` is null after a signal. */
export interface RunnerEnd {
  readonly exitCode: number | null;
  readonly report: unknown;
}

const ONE_FAILED: Counts = { passed: 0, failed: 1, skipped: 0 };

const vitestReport = z.object({
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
});

/** A step that has no tests of its own (compiler, linter, bundler) counts as one. */
export function countStep({ exitCode }: RunnerEnd): Counts {
  return exitCode === 0 ? { passed: 1, failed: 0, skipped: 0 } : ONE_FAILED;
}

/** Vitest's JSON report. A file that cannot be loaded has no tests, yet counts as one failed. */
export function countVitest(end: RunnerEnd): Counts {
  const report = vitestReport.safeParse(end.report);
  if (!report.success) return ONE_FAILED;
  const files = report.data.testResults.map(({ status, assertionResults }): Counts => {
    const failed = assertionResults.filter((test) => test.status === 'failed').length;
    const passed = assertionResults.filter((test) => test.status === 'passed').length;
    return {
      passed,
      failed: failed === 0 && status === 'failed' ? 1 : failed,
      skipped: assertionResults.length - passed - failed,
    };
  });
  return admitCrash(addCounts(files), end);
}

/** Playwright's JSON report. A flaky test is a failed one; an error outside of tests (a spec that cannot be loaded) too. */
export function countPlaywright(end: RunnerEnd): Counts {
  const report = playwrightReport.safeParse(end.report);
  if (!report.success) return ONE_FAILED;
  const { stats, errors } = report.data;
  const failed = stats.unexpected + stats.flaky + errors.length;
  return admitCrash({ passed: stats.expected, failed, skipped: stats.skipped }, end);
}

/** A runner that ends badly although no test failed has crashed, or had an error outside of every test. */
function admitCrash(counts: Counts, { exitCode }: RunnerEnd): Counts {
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

export function addCounts(all: readonly Counts[]): Counts {
  return {
    passed: all.reduce((sum, counts) => sum + counts.passed, 0),
    failed: all.reduce((sum, counts) => sum + counts.failed, 0),
    skipped: all.reduce((sum, counts) => sum + counts.skipped, 0),
  };
}

/** The last line of `npm test`; programs read it. */
export function lastLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
