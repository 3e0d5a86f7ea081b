/**
 * kills.ts (`npm run test:kills -- --count 500 --seed 7 [--database postgres] [--report FILE]`): kills core and server at
 * random moments while work goes on, over a network that fails, and checks that nothing is lost or doubled. The same seed
 * plans the same course; the exact moments also depend on the machine.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runTool } from './run-tool.ts';

const hour = 3_600_000;

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '500' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
    database: { type: 'string', default: 'pglite' },
    report: { type: 'string' },
  },
});
const { count, seed, database, report } = values;
if (!/^\d+$/.test(count) || !/^\d+$/.test(seed) || !['pglite', 'postgres'].includes(database)) {
  console.error('Usage: npm run test:kills -- [--count N] [--seed N] [--database pglite|postgres] [--report FILE]');
  process.exit(2);
}
console.log(`${count} kills, seed ${seed}, ${database}`);
process.exitCode = await runTool('vitest', ['run', '--project', 'sync', 'tests/sync/killed-at-any-moment.test.ts'], {
  limitMs: 6 * hour,
  env: {
    KILLS: count,
    KILLS_SEED: seed,
    KILLS_DATABASE: database,
    ...(report === undefined ? {} : { KILLS_REPORT: resolve(report) }),
  },
});
