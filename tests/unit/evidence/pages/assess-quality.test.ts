import { expect, it } from 'vitest';
import { assessQuality } from '../../../../electron/evidence/pages/assess-quality.ts';
import type { Word } from '../../../../shared/domain/evidence/reading.ts';

const words = (sure: number, unsure: number): readonly Word[] =>
  [...Array<number>(sure).fill(0.97), ...Array<number>(unsure).fill(0.5)].map((confidence) => ({
    text: 'Bescheinigung',
    confidence,
    box: { left: 0, top: 0, width: 0.1, height: 0.02 },
  }));

it.each([
  ['nearly all words are sure', words(90, 10), 0.03, 'good'],
  ['every third word is a guess', words(60, 40), 0.03, 'poor'],
  ['most words are guesses', words(20, 80), 0.03, 'unreadable'],
  ['only a few guesses were found', words(0, 2), 0.002, 'unreadable'],
  ['something dark is there and no word', [], 0.05, 'unreadable'],
  ['nothing is there', [], 0.0001, 'good'],
  ['only a page number is there', words(1, 0), 0.0005, 'good'],
] as const)('where %s', (_, read, ink, quality) => {
  expect(assessQuality(read, ink)).toBe(quality);
});
