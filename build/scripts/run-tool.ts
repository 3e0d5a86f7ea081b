/**
 * run-tool.ts: runs an installed command line tool on this Node, its output passed straight through.
 */
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

export const PROJECT = resolve(import.meta.dirname, '../..');

/** The script behind each tool: called directly, so that neither PATH nor a shell decides which Node runs it. */
const TOOLS = {
  tsc: 'node_modules/typescript/bin/tsc',
  biome: 'node_modules/@biomejs/biome/bin/biome',
  vite: 'node_modules/vite/bin/vite.js',
  vitest: 'node_modules/vitest/vitest.mjs',
  playwright: 'node_modules/@playwright/test/cli.js',
  layers: 'build/scripts/layers.ts',
} as const;

export type Tool = keyof typeof TOOLS;

/** Biome as a gate: nothing is rewritten, and colours stay out of a log file (there it would write one code a letter). */
export const LINT_ARGUMENTS: readonly string[] = [
  'ci',
  '--error-on-warnings',
  ...(process.stdout.isTTY ? [] : ['--colors=off']),
  '.',
];

export interface ToolOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds after which a hanging tool is killed. */
  readonly limitMs?: number;
}

/** The tool's exit code, or null where it could not start or was ended by a signal. */
export function runTool(tool: Tool, args: readonly string[], options: ToolOptions = {}): Promise<number | null> {
  return new Promise((resolveCode) => {
    const child = spawn(process.execPath, [join(PROJECT, TOOLS[tool]), ...args], {
      cwd: PROJECT,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...options.env },
      timeout: options.limitMs ?? 0,
      killSignal: 'SIGKILL',
    });
    child.once('error', () => resolveCode(null));
    child.once('close', (code) => resolveCode(code));
  });
}
