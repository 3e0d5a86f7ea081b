/**
 * run.mjs [NODE OPTIONS] SCRIPT [ARGUMENTS]: runs a script on the Node that this project brings along, so that every npm
 * script works where the system has an older one. Plain JavaScript, because that older Node starts it.
 *
 * npm 11 links the project's Node into node_modules/.bin, npm 10 does not (it drops the link together with those of the
 * packages for other platforms), hence this file.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const NEEDED_MAJOR = 24;

function findNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  const own = join(PROJECT, 'node_modules', `node-${platform}-${process.arch}`, 'bin', program);
  if (existsSync(own)) return own;
  return Number.parseInt(process.versions.node, 10) >= NEEDED_MAJOR ? process.execPath : null;
}

const words = process.argv.slice(2);
const scriptAt = words.findIndex((word) => !word.startsWith('--'));
const nodeOptions = words.slice(0, Math.max(0, scriptAt));
const [script, ...scriptArguments] = scriptAt < 0 ? [] : words.slice(scriptAt);
const node = findNode();

if (script === undefined) {
  console.error('usage: node build/run.mjs [NODE OPTIONS] SCRIPT [ARGUMENTS]');
  process.exitCode = 2;
} else if (node === null) {
  console.error(`Node ${NEEDED_MAJOR} or newer is needed here, and this is ${process.version}. Run \`npm ci\` first.`);
  process.exitCode = 1;
} else {
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` };
  const child = spawn(node, [...nodeOptions, resolve(PROJECT, script), ...scriptArguments], { stdio: 'inherit', env });
  // a terminal sends Ctrl+C to both processes, and a second one may mean "at once"; a supervisor ends only this process
  const handOn = (signal) => (signal === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(signal));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, handOn);
  child.once('error', (error) => {
    console.error(error.message);
    process.exit(1);
  });
  child.once('close', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}
