import { describe, expect, it } from 'vitest';
import { weighReadings } from '../../../../../shared/domain/evidence/weigh-readings.ts';

const read = (engine: string, value: string, confidence: number) => ({ engine, value, confidence });
const legible = 0.8;
const isSure = (readings: Parameters<typeof weighReadings>[0]) =>
  (weighReadings(readings)[0]?.confidence ?? 0) >= legible;

describe('weighing independent readings of one place', () => {
  it.each([
    ['two networks that agree', [read('page', 'a', 0.9), read('tesseract', 'a', 0.9)], true],
    ['two networks, both half sure', [read('page', 'a', 0.6), read('tesseract', 'a', 0.6)], true],
    ['two networks, both unsure', [read('page', 'a', 0.4), read('tesseract', 'a', 0.4)], false],
    ['one network alone', [read('page', 'a', 1)], false],
    ['one network twice', [read('page', 'a', 1), read('pp-ocr', 'a', 1)], false],
    [
      'one network in three surely read preparations',
      [read('page', 'a', 0.9), read('pp-ocr', 'a', 0.9), read('cells', 'a', 0.9)],
      true,
    ],
    [
      'one network in three preparations, one unsure',
      [read('page', 'a', 0.9), read('pp-ocr', 'a', 0.5), read('cells', 'a', 0.9)],
      false,
    ],
    ['a contradiction', [read('page', 'a', 0.95), read('tesseract', 'b', 0.9)], false],
    [
      'a contradiction against many',
      [read('page', 'a', 1), read('cells', 'a', 1), read('pp-ocr', 'a', 1), read('tesseract', 'b', 0.6)],
      false,
    ],
    [
      'an unsure slip against two networks',
      [read('page', 'a', 0.95), read('tesseract', 'a', 0.9), read('cells', 'b', 0.2)],
      true,
    ],
    [
      'an unsure slip of the only other network',
      [read('page', 'a', 0.95), read('cells', 'a', 0.9), read('tesseract', 'b', 0.2)],
      false,
    ],
  ] as const)('%s', (_name, readings, expected) => {
    expect(isSure(readings)).toBe(expected);
  });

  it('lists the likeliest first and keeps the others', () => {
    const weighed = weighReadings([read('page', 'b', 0.3), read('tesseract', 'a', 0.9)]);
    expect(weighed.map(({ value }) => value)).toEqual(['a', 'b']);
  });

  it('says nothing about nothing', () => {
    expect(weighReadings([])).toEqual([]);
  });
});
