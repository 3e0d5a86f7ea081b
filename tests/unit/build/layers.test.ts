import { describe, expect, it } from 'vitest';
import { LAYERS, NODE_FOLDERS, PACKAGES } from '../../../build/layers.ts';
import { decideImport, layerOf } from '../../../build/scripts/decide-import.ts';
import { findForbiddenImports, productFiles } from '../../../build/scripts/layers.ts';
import { readImports } from '../../../build/scripts/read-imports.ts';

describe('the product', () => {
  it('imports only what the table of layers allows', () => {
    expect(productFiles().length).toBeGreaterThan(20);
    expect(findForbiddenImports()).toEqual([]);
  });
});

describe('the table', () => {
  it('names only layers that exist in it', () => {
    const named = new Set(Object.values(LAYERS).flat());
    expect([...named].filter((layer) => !(layer in LAYERS))).toEqual([]);
  });

  it('gives packages and Node only to folders of the product', () => {
    const folders = [...Object.values(PACKAGES).flat(), ...NODE_FOLDERS];
    expect(folders.filter((folder) => !/^(shared|server|electron|renderer)(\/[a-z]+)*$/.test(folder))).toEqual([]);
  });

  it('lets no layer import another one in a circle', () => {
    const reaches = (from: string, goal: string): boolean =>
      (LAYERS[from] ?? []).some((next) => next === goal || reaches(next, goal));
    expect(Object.keys(LAYERS).filter((layer) => reaches(layer, layer))).toEqual([]);
  });
});

describe('the decision about one import', () => {
  it.each([
    ['electron/cache/open.ts', 'better-sqlite3'],
    ['electron/cache/tasks/read.ts', '../../ports/clock.ts'],
    ['electron/shell/main.ts', 'electron'],
    ['electron/shell/main.ts', '../app/compose.ts'],
    ['renderer/features/inbox/screen.tsx', './queries.ts'],
    ['renderer/features/inbox/screen.tsx', '../../ui/button.tsx'],
    ['renderer/app/routes.tsx', '../features/inbox/index.ts'],
    ['server/demo/seed.ts', '../store/tasks.ts'],
    ['server/main.ts', './demo/seed.ts'],
    ['renderer/ui/fonts.ts', '@fontsource/fira-sans/files/regular.woff2?url'],
  ])('allows %s to import %s', (file, specifier) => {
    expect(decideImport(file, specifier)).toBeNull();
  });

  it.each([
    ['shared/domain/task.ts', 'node:fs', 'Node'],
    ['shared/domain/task.ts', '../wire/pull.ts', 'may not import shared/wire'],
    ['electron/ports/clock.ts', 'node:timers', 'Node'],
    ['electron/app/compose.ts', 'electron', 'belongs to electron/shell'],
    ['electron/app/compose.ts', '../shell/main.ts', 'may not import electron/shell'],
    ['electron/cache/open.ts', '../outbox/enqueue.ts', 'may not import electron/outbox'],
    ['renderer/ui/button.tsx', '../features/inbox/index.ts', 'may not import renderer/features/inbox'],
    ['renderer/features/inbox/screen.tsx', '../task/screen.tsx', 'may not import renderer/features/task'],
    ['renderer/viewer/pages.tsx', 'fs', 'Node'],
    ['server/app.ts', '../electron/cache/open.ts', 'may not import electron/cache'],
    ['server/app.ts', '../build/layers.ts', 'no layer'],
    ['server/app.ts', 'left-pad', 'not listed'],
    ['server/app.ts', '../node_modules/pg/lib/index.js', 'belongs to server/store'],
    ['shared/loose.ts', './base/result.ts', 'no layer'],
  ])('forbids %s to import %s', (file, specifier, reason) => {
    expect(decideImport(file, specifier)).toContain(reason);
  });

  it('forbids a module name that is computed', () => {
    expect(decideImport('server/app.ts', null)).toContain('computed');
  });

  it('makes each feature a layer of its own', () => {
    expect(layerOf('renderer/features/case-file/screen.tsx')).toBe('renderer/features/case-file');
    expect(layerOf('renderer/features/loose.tsx')).toBeNull();
  });
});

describe('reading the imports of a file', () => {
  it('sees every way to name a module, and nothing in strings or comments', () => {
    const text = `
      import a from 'static';
      import type { B } from 'type-only';
      import 'side-effect';
      export * from 're-export';
      type C = import('in-a-type').C;
      const d = await import('dynamic');
      const e = require('required');
      const f = new Worker(new URL('./worker.ts', import.meta.url));
      const g = await import(name);
      const k = new URL(\`./\${name}.cjs\`, import.meta.url);
      // import 'comment'
      const h = "import 'string'";
      const i = new URL('/v1/pull', base);
      export const j = 1;`;
    expect(readImports('x.ts', text).map((found) => found.specifier)).toEqual([
      'static',
      'type-only',
      'side-effect',
      're-export',
      'in-a-type',
      'dynamic',
      'required',
      './worker.ts',
      null,
    ]);
  });
});
