/**
 * demo.ts (`npm run demo -- --out DIR`): the main job without a display, on real files: server, intake over HTTP, sync,
 * inbox, two clicks each, file, and the server's word for it. Leaves report.json, pictures and the filed documents in DIR.
 * Exit code 0 only if all of it happened.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runDemo } from '../demo/run-demo.ts';
import { buildIfStale } from './build-if-stale.ts';

const { values } = parseArgs({ options: { out: { type: 'string', default: 'demo-output' } } });
const out = resolve(values.out);
await mkdir(out, { recursive: true });
buildIfStale();
const work = await mkdtemp(join(tmpdir(), 'zweiklick-demo-'));
try {
  const { report, shortcomings } = await runDemo({ out, work, say: (line) => console.log(line) });
  await writeFile(join(out, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
  for (const shortcoming of shortcomings) console.error(`Not as it should be: ${shortcoming}`);
  console.log(`${report.tasks.length} tasks, two clicks each; see ${join(out, 'report.json')}`);
  process.exitCode = shortcomings.length === 0 ? 0 : 1;
} finally {
  await rm(work, { recursive: true, force: true, maxRetries: 5 });
}
