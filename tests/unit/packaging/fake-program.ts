import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Opens a database with the packed module and writes what it answered to the standard output. */
const MAIN = `
const Database = require('better-sqlite3');
process.stdout.write(new Database(':memory:').prepare("select 'offen'").pluck().get());
`;

/** A small built program in the layout of the real one, with everything beside it that must not be packed. */
const FILES: Readonly<Record<string, string>> = {
  'out/main/main.cjs': MAIN,
  'out/main/main.cjs.map': JSON.stringify({
    sources: ['../../electron/shell/main.ts', '../../node_modules/zod/index.js'],
  }),
  'out/main/import-worker.cjs': 'module.exports = {};',
  'out/preload/preload.cjs': 'module.exports = {};',
  'out/preload/preload.cjs.map': JSON.stringify({ sources: [] }),
  'out/renderer/index.html': '<!doctype html>',
  'out/renderer/assets/index.js': 'export {};',
  'out/renderer/assets/index.js.map': JSON.stringify({ sources: ['../../../node_modules/react/index.js'] }),
  'out/renderer/assets/index.css': 'body{}',
  'electron/shell/main.ts': 'export {};',
  'tests/unit/some.test.ts': 'export {};',
};

/** What of it runs. */
export const RUNNING_FILES = [
  'out/main/import-worker.cjs',
  'out/main/main.cjs',
  'out/preload/preload.cjs',
  'out/renderer/assets/index.css',
  'out/renderer/assets/index.js',
  'out/renderer/index.html',
];

export function writeFakeProgram(folder: string): void {
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}
