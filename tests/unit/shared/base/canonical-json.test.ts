import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../../shared/base/canonical-json.ts';

describe('canonical JSON', () => {
  it('sorts the keys of nested objects, not the items of lists', () => {
    expect(canonicalJson({ b: [2, 1], a: { d: 1, c: 2 } })).toBe('{"a":{"c":2,"d":1},"b":[2,1]}');
  });

  it('is the same text after a round trip', () => {
    const value = { z: null, a: [{ y: 0.1, x: 'ä' }], m: true };
    expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value));
  });
});
