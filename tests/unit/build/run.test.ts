import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

const RUN = resolve('build/run.mjs');
const folder = mkdtempSync(join(tmpdir(), 'zweiklick-run-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the starter of every npm script', () => {
  it("runs a TypeScript file on the project's Node, with the options for Node, its arguments, and answers with its exit code", () => {
    const script = join(folder, 'script.ts');
    writeFileSync(
      script,
      'const major: number = Number.parseInt(process.versions.node, 10);\n' +
        'console.log(JSON.stringify([major, process.execArgv, ...process.argv.slice(2)]));\nprocess.exit(3);\n',
    );
    const ended = spawnSync(process.execPath, [RUN, '--trace-warnings', script, '--', 'mit Leerzeichen'], {
      encoding: 'utf8',
    });
    expect(JSON.parse(ended.stdout)).toEqual([24, ['--trace-warnings'], '--', 'mit Leerzeichen']);
    expect(ended.status).toBe(3);
  });

  it('says how it is used when it gets no script', () => {
    const ended = spawnSync(process.execPath, [RUN], { encoding: 'utf8' });
    expect(ended.stderr).toContain('usage');
    expect(ended.status).toBe(2);
  });
});
