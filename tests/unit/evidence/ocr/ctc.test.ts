import { describe, expect, it } from 'vitest';
import { decodeBestPath, type StepProbabilities } from '../../../../electron/evidence/ocr/ctc.ts';

const alphabet = ['', '1', '2', 'l', ' '];

function steps(...rows: readonly (readonly number[])[]): StepProbabilities {
  return { values: Float32Array.from(rows.flat()), steps: rows.length, classes: alphabet.length };
}

const nothing = [0.9, 0.02, 0.02, 0.02, 0.02];
const one = [0.05, 0.8, 0.05, 0.1, 0];
const two = [0.1, 0.1, 0.7, 0.1, 0];
const letter = [0.05, 0.3, 0.05, 0.6, 0];

function textOf(result: ReturnType<typeof decodeBestPath>): string {
  return result.map(({ text }) => text).join('');
}

describe('decoding what a network says about a line', () => {
  it('takes neighbouring steps of one class for one character', () => {
    expect(textOf(decodeBestPath(steps(one, one, two, two, two), alphabet))).toBe('12');
  });

  it('reads a character twice where nothing stands between', () => {
    expect(textOf(decodeBestPath(steps(one, nothing, one), alphabet))).toBe('11');
  });

  it('says where each character stands and how sure it is at its best step', () => {
    const [first, second] = decodeBestPath(steps(nothing, one, nothing, nothing, two, two), alphabet);
    expect(first).toEqual({ text: '1', confidence: Math.fround(0.8), at: 1.5 / 6 });
    expect(second?.at).toBe(5 / 6);
  });

  it('keeps the honest doubt when only digits are allowed and a letter is likelier', () => {
    const [only] = decodeBestPath(steps(letter), alphabet, [1, 2]);
    expect(only).toMatchObject({ text: '1', confidence: Math.fround(0.3) });
  });

  it('finds nothing in an empty line', () => {
    expect(decodeBestPath(steps(nothing, nothing), alphabet)).toEqual([]);
  });
});
