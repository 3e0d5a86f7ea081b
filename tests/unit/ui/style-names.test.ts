import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const renderer = fileURLToPath(new URL('../../../renderer/', import.meta.url));
/** `.zk-name {`, with nothing before it: where a block gets its looks. */
const block = /^\.(zk-[a-z0-9]+(?:-[a-z0-9]+)*)\s*\{/gm;

describe('the names of styles', () => {
  it('belong to one file each: two features must not dress each other', () => {
    const files = new Map<string, Set<string>>();
    for (const file of globSync('**/*.css', { cwd: renderer })) {
      for (const [, name = ''] of readFileSync(`${renderer}${file}`, 'utf8').matchAll(block)) {
        files.set(name, (files.get(name) ?? new Set()).add(file));
      }
    }
    const shared = [...files].filter(([, where]) => where.size > 1).map(([name, where]) => `${name}: ${[...where]}`);
    expect(shared).toEqual([]);
    expect(files.size).toBeGreaterThan(50);
  });
});
