import { expect, it } from 'vitest';
import { packagePathOf } from '../../../build/packaging/bundled-packages.ts';

it.each([
  ['../../node_modules/zod/v4/index.js', 'node_modules/zod'],
  ['../../../node_modules/@tanstack/query-core/build/query.js', 'node_modules/@tanstack/query-core'],
  ['../node_modules/a/node_modules/@b/c/d.js', 'node_modules/a/node_modules/@b/c'],
  ['../../electron/shell/main.ts', null],
])('tells the package of the source %s', (source, path) => {
  expect(packagePathOf(source)).toBe(path);
});
