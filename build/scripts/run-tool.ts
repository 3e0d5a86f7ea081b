/**
 * run-tool.ts: runs an installed command line tool on this Node.
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

/** Biome as a gate: nothing is rewritten. Colours are for a terminal only: elsewhere it would write one code a letter. */
export function lintArguments({ colours }: { readonly colours: boolean }): readonly string[] {
  return ['ci', '--error-on-warnings', ...(colours ? [] : ['--colors=off']), '.'];
}

export interface ToolOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds after which a hanging tool is killed. */
  readonly limitMs?: number;
  /** Gets all output at the end, for tools that run beside others; otherwise it is passed straight through. */
  readonly onOutput?: (output: Buffer) => void;
}

/** The tool's exit code, or null where it could not start or was ended by a signal. */
export function runTool(tool: Tool, args: readonly string[], options: ToolOptions = {}): Promise<number | null> {
  const passed = options.onOutput === undefined ? 'inherit' : 'pipe';
  return new Promise((resolveCode) => {
    const child = spawn(process.execPath, [join(PROJECT, TOOLS[tool]), ...args], {
      cwd: PROJECT,
      stdio: ['ignore', passed, passed],
      env: { ...process.env, ...options.env },
      timeout: options.limitMs ?? 0,
      killSignal: 'SIGKILL',
    });
    const output: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => output.push(part));
    child.once('error', () => resolveCode(null));
    child.once('close', (code) => {
      options.onOutput?.(Buffer.concat(output));
      resolveCode(code);
    });
  });
}
