import { describe, expect, it } from 'vitest';
import { decideEvictions } from '../../../renderer/viewer/decide-evictions.ts';

const held = (id: string, weight: number) => ({ id, weight });

describe('which open documents are closed', () => {
  it('is none while all of them fit', () => {
    expect(decideEvictions([held('a', 40), held('b', 60)], 100, 'b')).toEqual([]);
  });

  it('is the least recently used until the rest fits', () => {
    expect(decideEvictions([held('a', 40), held('b', 40), held('c', 40), held('d', 40)], 100, 'd')).toEqual(['a', 'b']);
  });

  it('is never the one on the screen nor the newest, even if one alone is too large', () => {
    expect(decideEvictions([held('a', 90), held('b', 5), held('c', 200)], 100, 'a')).toEqual(['b']);
  });
});
