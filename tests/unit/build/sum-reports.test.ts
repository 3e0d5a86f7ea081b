import { describe, expect, it } from 'vitest';
import { addCounts, countPlaywright, countStep, countVitest, lastLine } from '../../../build/scripts/sum-reports.ts';

/** As vitest 5 writes it, shortened: one file with every outcome, one that cannot be loaded. */
const VITEST = {
  numTotalTests: 6,
  success: false,
  testResults: [
    {
      name: 'a.test.ts',
      status: 'failed',
      message: '',
      assertionResults: [
        { status: 'passed', title: 'passes' },
        { status: 'failed', title: 'fails' },
        { status: 'skipped', title: 'skipped' },
        { status: 'todo', title: 'todo' },
      ],
    },
    { name: 'b.test.ts', status: 'failed', message: "Cannot find module './missing.ts'", assertionResults: [] },
    { name: 'c.test.ts', status: 'passed', message: '', assertionResults: [{ status: 'passed', title: 'ok' }] },
  ],
};

const GREEN = { testResults: [{ status: 'passed', assertionResults: [{ status: 'passed' }] }] };

/** As Playwright 1.65 writes it, shortened. */
const PLAYWRIGHT = {
  config: {},
  suites: [],
  errors: [],
  stats: { startTime: '2026-11-24T16:02:26.259Z', duration: 507.2, expected: 3, skipped: 1, unexpected: 1, flaky: 0 },
};

describe('the report of vitest', () => {
  it('counts tests, and a file that cannot be loaded as one failed', () => {
    expect(countVitest({ exitCode: 1, report: VITEST })).toEqual({ passed: 2, failed: 2, skipped: 2 });
  });

  it('counts an error outside of every test as one failed', () => {
    expect(countVitest({ exitCode: 1, report: GREEN })).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('counts a runner without a report as one failed, even if it ended well', () => {
    expect(countVitest({ exitCode: 0, report: null })).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

describe('the report of Playwright', () => {
  it('counts as the runner counts', () => {
    expect(countPlaywright({ exitCode: 1, report: PLAYWRIGHT })).toEqual({ passed: 3, failed: 1, skipped: 1 });
  });

  it('counts a flaky test as failed', () => {
    const report = { errors: [], stats: { expected: 3, skipped: 0, unexpected: 0, flaky: 1 } };
    expect(countPlaywright({ exitCode: 0, report })).toEqual({ passed: 3, failed: 1, skipped: 0 });
  });

  it('counts a spec that cannot be loaded as one failed', () => {
    const report = {
      errors: [{ message: 'Cannot find module' }],
      stats: { expected: 0, skipped: 0, unexpected: 0, flaky: 0 },
    };
    expect(countPlaywright({ exitCode: 1, report })).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('counts a runner that was killed as failed', () => {
    const report = { errors: [], stats: { expected: 3, skipped: 0, unexpected: 0, flaky: 0 } };
    expect(countPlaywright({ exitCode: null, report })).toEqual({ passed: 3, failed: 1, skipped: 0 });
  });
});

describe('the sum', () => {
  it('counts a step without tests as one', () => {
    expect(countStep({ exitCode: 0, report: null })).toEqual({ passed: 1, failed: 0, skipped: 0 });
    expect(countStep({ exitCode: 2, report: null })).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('ends with the line that programs read', () => {
    const total = addCounts([
      { passed: 2, failed: 0, skipped: 1 },
      { passed: 3, failed: 1, skipped: 0 },
    ]);
    expect(lastLine(total)).toBe('5 passed, 1 failed, 1 skipped');
  });
});
