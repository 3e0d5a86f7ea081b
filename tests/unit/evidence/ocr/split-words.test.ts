import { describe, expect, it } from 'vitest';
import { findGaps, splitWords } from '../../../../electron/evidence/ocr/split-words.ts';
import { draw } from './draw-text.ts';

const page = { width: 1000, height: 1000 };
const line = { x: 500, y: 100, width: 400, height: 40, angle: 0, score: 1 };

function characters(text: string, confidence = 0.9) {
  return [...text].map((character, index) => ({ text: character, confidence, at: (index + 0.5) / text.length }));
}

describe('splitting a line into words', () => {
  it('splits at spaces and gives each word its place', () => {
    const words = splitWords(characters('geb. am'), line, [], page);
    expect(words.map(({ text }) => text)).toEqual(['geb.', 'am']);
    expect(words[1]?.box.left).toBeGreaterThan(0.5);
    expect((words[1]?.box.left ?? 0) + (words[1]?.box.width ?? 0)).toBeCloseTo(0.7, 5);
  });

  it('splits where the picture shows a gap that the reader left out', () => {
    const words = splitWords(characters('seitbis'), line, [{ from: 0.55, to: 0.6 }], page);
    expect(words.map(({ text }) => text)).toEqual(['seit', 'bis']);
  });

  it('doubts a word for one doubtful character', () => {
    const [first, ...rest] = characters('seit');
    const words = splitWords([{ ...first, text: 's', at: 0.1, confidence: 0.2 }, ...rest], line, [], page);
    expect(words[0]?.confidence).toBeLessThan(0.5);
  });
});

describe('finding gaps in a strip of writing', () => {
  it('finds the gap between words and not those between letters', () => {
    const strip = draw(220, 48, (context) => {
      context.font = '34px Arimo';
      context.fillText('am seit', 20, 36);
    });
    const gaps = findGaps(strip, 0.15);
    expect(gaps).toHaveLength(3); // before, between, behind
    expect(gaps[1]?.from).toBeGreaterThan(0.25);
    expect(gaps[1]?.to).toBeLessThan(0.6);
  });
});
