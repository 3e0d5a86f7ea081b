import { expect, test } from 'vitest';
import { breakLines } from '../../../../server/documents/break-lines.ts';

test('a hostile word is cut without being measured again and again', () => {
  let measured = 0;
  const widthOf = (text: string) => {
    measured += text.length;
    return text.length * 5;
  };
  const word = 'x'.repeat(60_000);

  const lines = breakLines(word, 450, widthOf);

  expect(lines.join('')).toBe(word);
  expect(Math.max(...lines.map((line) => line.length))).toBe(90);
  expect(measured).toBeLessThan(word.length * 50);
});
