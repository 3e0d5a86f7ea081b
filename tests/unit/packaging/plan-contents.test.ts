import { describe, expect, it } from 'vitest';
import { findMissingModules, planBuiltFiles } from '../../../build/packaging/plan-contents.ts';

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

describe('a bundle', () => {
  it('may load Electron, Node, its own parts and the modules beside it', () => {
    const bundle = `require("electron"); require("node:fs"); require('url'); require("./part.cjs"); require("better-sqlite3")`;
    expect(findMissingModules(bundle, ['better-sqlite3'])).toEqual([]);
  });

  it('loads nothing by what its comments say', () => {
    const bundle = "/**\n * var pako = require('pako')\n */\n// require('left-pad')\nrequire('zod');";
    expect(findMissingModules(bundle, ['zod'])).toEqual([]);
  });

  it('is reported with every module that is not packed', () => {
    expect(findMissingModules(`require("pg"); await import('@scope/name/part'); require("pg")`, ['zod'])).toEqual([
      'pg',
      '@scope/name/part',
    ]);
  });
});
