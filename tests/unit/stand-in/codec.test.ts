import { describe, expect, it } from 'vitest';
import { nodeCodec } from '../../../build/stand-in/codec.ts';

const travel = (value: unknown) => nodeCodec.decode(JSON.parse(JSON.stringify(nodeCodec.encode(value))));

describe('codec of the stand-in', () => {
  it.each([
    ['nothing', { a: undefined, b: null }],
    ['numbers that JSON lacks', [Number.NaN, Number.POSITIVE_INFINITY, 12n]],
    ['dates', new Date('2026-11-24T07:12:00Z')],
    ['maps and sets', new Map<unknown, unknown>([['a', new Set([1, { b: 2 }])]])],
    ['bytes', { content: new Uint8Array([0, 127, 255]) }],
    ['other views', new Uint16Array([1, 65535])],
    ['objects that look like tags', { $: 'date', v: 1 }],
  ])('carries %s as structured clone does', (_name, value) => {
    expect(travel(value)).toEqual(structuredClone(value));
  });

  it('carries a view without the rest of its buffer', () => {
    const whole = new Uint8Array([1, 2, 3, 4]);

    expect(travel(whole.subarray(1, 3))).toEqual(new Uint8Array([2, 3]));
  });

  it('refuses what cannot be cloned', () => {
    expect(() => nodeCodec.encode({ act: () => 1 })).toThrow('could not be cloned');
    expect(() => nodeCodec.encode(Promise.resolve())).toThrow('could not be cloned');
  });
});
