/**
 * main.ts (`npm run bench -- [--json FILE] [--only NAME]`): measures the figures of docs/performance.md, each against its
 * limit in the same run, one process a figure so that none inherits another's memory. Never asserts: a goal that is missed
 * is printed, the exit code tells only whether everything could be measured.
 */
import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Figure } from './figure.ts';
import { figures } from './figures/all.ts';

const { values } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string' } } });
const names = Object.keys(figures).filter((name) => values.only === undefined || values.only === name);

if (names.length === 0) {
  console.error(`usage: npm run bench -- [--json FILE] [--only ${Object.keys(figures).join('|')}]`);
  process.exit(2);
}

const measured: Record<string, Figure> = {};
for (const name of names) {
  const figure = await measureAlone(name);
  if (figure === undefined) process.exitCode = 1;
  else measured[name] = figure;
  print(name, figure);
}
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(measured, null, 2)}\n`);

function measureAlone(name: string): Promise<Figure | undefined> {
  const child = fork(new URL('./measure-one.ts', import.meta.url), [name], { serialization: 'advanced' });
  return new Promise((resolve) => {
    let figure: Figure | undefined;
    child.on('message', (message) => {
      figure = message as Figure;
    });
    child.once('exit', () => resolve(figure));
  });
}

function print(name: string, figure: Figure | undefined): void {
  if (figure === undefined) return console.log(`${name.padEnd(12)} could not be measured`);
  const { value, limit, ratio, unit, goals, details } = figure;
  console.log(`${name.padEnd(12)} ${value} ${unit}, limit ${limit} ${unit}, ratio ${ratio}`);
  const marks = Object.entries(goals).map(([goal, met]) => `${met ? 'met   ' : 'missed'} ${goal}`);
  for (const mark of marks) console.log(`             ${mark}`);
  const numbers = Object.entries(details).map(([label, number]) => `${label} ${number}`);
  console.log(`             ${numbers.join(', ')}`);
}
