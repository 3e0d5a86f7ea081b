/**
 * check.ts (`npm run check`): types, lint and layers, quickly; `npm run types` runs only the compiler.
 */
import { lintArguments, runTool, type Tool } from './run-tool.ts';

const CHECKS: readonly (readonly [name: string, tool: Tool, args: readonly string[]])[] = [
  ['types', 'tsc', ['--project', '.', '--noEmit']],
  ['types', 'tsc', ['--project', 'tsconfig.shared.json', '--noEmit']],
  ['lint', 'biome', lintArguments({ colours: process.stdout.isTTY })],
  ['layers', 'layers', []],
];

const wanted = process.argv.slice(2);
let failed = false;
for (const [name, tool, args] of CHECKS) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`── ${name}`);
  failed = (await runTool(tool, args)) !== 0 || failed;
}
process.exitCode = failed ? 1 : 0;
