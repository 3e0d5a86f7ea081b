import { describe, expect, it } from 'vitest';
import { findMissingModules, planBuiltFiles, planSqliteFiles } from '../../../build/packaging/plan-contents.ts';

describe('the built files', () => {
  it('ship when they run, and source maps stay behind', () => {
    const files = ['out/main/main.cjs', 'out/main/main.cjs.map', 'out/renderer/assets/index.css'];
    expect(planBuiltFiles(files)).toEqual({
      ships: ['out/main/main.cjs', 'out/renderer/assets/index.css'],
      unknown: [],
    });
  });

  it('are reported when nobody has decided about their kind or folder', () => {
    const files = ['out/main/main.ts', 'out/preload/notes.txt', 'out/elsewhere/index.js'];
    expect(planBuiltFiles(files)).toEqual({ ships: [], unknown: files });
  });
});

describe('the SQLite module', () => {
  const files = [
    'lib/binding.js',
    'lib/linux-x64.js',
    'lib/methods/pragma.js',
    'lib/win32-x64.js',
    'prebuilds/linux-x64.node',
    'prebuilds/linuxmusl-x64.node',
    'prebuilds/win32-x64.node',
    'src/addon.cpp',
  ];

  it('ships with the binary of one platform and the program that loads it', () => {
    const target = { platform: 'win32', arch: 'x64' } as const;
    expect(planSqliteFiles(files, target)).toEqual([
      'lib/binding.js',
      'lib/methods/pragma.js',
      'prebuilds/win32-x64.node',
    ]);
  });

  it('cannot ship without a binary for the target', () => {
    expect(() => planSqliteFiles(files, { platform: 'win32', arch: 'arm64' })).toThrow('prebuilds/win32-arm64.node');
  });
});

describe('a bundle', () => {
  it('may load Electron, Node, its own parts and the SQLite module', () => {
    const bundle = `require("electron"); require("node:fs"); require('url'); require("./part.cjs"); require("better-sqlite3")`;
    expect(findMissingModules(bundle)).toEqual([]);
  });

  it('is reported with every module that is not packed', () => {
    expect(findMissingModules(`require("pg"); await import('@scope/name/part'); require("pg")`)).toEqual([
      'pg',
      '@scope/name/part',
    ]);
  });
});
