/**
 * test.ts (`npm test`): types, lint, build, then unit, migration, contract and sync tests, then e2e in a real Chromium.
 * Its last line is `N passed, N failed, N skipped`, summed from the runners' own reports; it exits with 1 if anything failed.
 */
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lintArguments, PROJECT, runTool, type Tool } from './run-tool.ts';
import {
  addCounts,
  type Counts,
  countPlaywright,
  countStep,
  countVitest,
  lastLine,
  type RunnerEnd,
} from './sum-reports.ts';

const REPORTS = join(PROJECT, 'test-results/reports');
const VITEST_REPORT = join(REPORTS, 'vitest.json');
const PLAYWRIGHT_REPORT = join(REPORTS, 'playwright.json');

/** A guard against a hanging runner, far above what the suites need. */
const LIMIT_MS = 10 * 60_000;

interface Step {
  readonly name: string;
  readonly tool: Tool;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly report?: string;
  readonly count: (end: RunnerEnd) => Counts;
}

/** They need nothing of each other, and print nothing unless something is wrong. */
const CHECKS: readonly Step[] = [
  { name: 'types', tool: 'tsc', args: ['--project', '.', '--noEmit'], count: countStep },
  {
    name: 'types of shared, without Node and DOM',
    tool: 'tsc',
    args: ['--project', 'tsconfig.shared.json', '--noEmit'],
    count: countStep,
  },
  { name: 'lint', tool: 'biome', args: lintArguments({ colours: false }), count: countStep },
  { name: 'build', tool: 'vite', args: ['build', '--app', '--logLevel', 'warn'], count: countStep },
];

const SUITES: readonly Step[] = [
  {
    name: 'unit, migration, contract, sync',
    tool: 'vitest',
    args: ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${VITEST_REPORT}`],
    report: VITEST_REPORT,
    count: countVitest,
  },
  {
    name: 'e2e',
    tool: 'playwright',
    args: ['test', '--reporter=list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: PLAYWRIGHT_REPORT },
    report: PLAYWRIGHT_REPORT,
    count: countPlaywright,
  },
];

/** What a step prints that runs beside others comes as a whole, when it has ended. */
async function runStep(step: Step, isAlone: boolean): Promise<Counts> {
  const announce = () => console.log(`\n── ${step.name}`);
  const onOutput = (output: Buffer) => {
    announce();
    process.stdout.write(output);
  };
  if (isAlone) announce();
  const options = { limitMs: LIMIT_MS, env: step.env ?? {}, ...(isAlone ? {} : { onOutput }) };
  const exitCode = await runTool(step.tool, step.args, options);
  const report = step.report === undefined ? null : await readReport(step.report);
  const counts = step.count({ exitCode, report });
  console.log(`   ${step.name}: ${lastLine(counts)}`);
  return counts;
}

/** Null where the runner wrote no report, or only half of one. */
async function readReport(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return null;
  }
}

await rm(REPORTS, { recursive: true, force: true }); // a report of an earlier run must never be counted
await mkdir(REPORTS, { recursive: true });
// what many tests begin with is made once, for both runners (tests/helpers/prepared.ts)
const preparedFolder = await mkdtemp(join(tmpdir(), 'zweiklick-prepared-'));
process.env.ZWEIKLICK_PREPARED = preparedFolder;
process.env.NODE_COMPILE_CACHE ??= join(preparedFolder, 'compiled');
const all: Counts[] = await Promise.all(CHECKS.map((step) => runStep(step, false)));
for (const step of SUITES) all.push(await runStep(step, true));
await rm(preparedFolder, { recursive: true, force: true, maxRetries: 5 });
const total = addCounts(all);
process.exitCode = total.failed === 0 ? 0 : 1;
console.log(`\n${lastLine(total)}`);
