import { describe, expect, it } from 'vitest';
import { closeRanks } from '../../../../electron/evidence/ocr/close-ranks.ts';
import { findDigitRows } from '../../../../electron/evidence/ocr/digit-rows.ts';
import { draw, drawCells } from './draw-text.ts';

function countDigits(picture: ReturnType<typeof draw>): readonly number[] {
  return findDigitRows(picture).rows.map(({ glyphs }) => glyphs.filter(({ isPoint }) => !isPoint).length);
}

describe('finding rows of digits', () => {
  it('finds plain print with its points', () => {
    const { rows, hadLines } = findDigitRows(
      draw(360, 90, (context) => {
        context.font = '40px Arimo';
        context.fillText('23.11.2026', 30, 60);
      }),
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.glyphs.map(({ isPoint }) => (isPoint ? '.' : '0')).join('')).toBe('00.00.0000');
    expect(hadLines).toBe(false);
  });

  it('takes digits out of cells that touch each other', () => {
    expect(countDigits(draw(360, 100, (context) => drawCells(context, '231126', 20, 20, 44)))).toEqual([6]);
  });

  it('takes digits out of a comb: a base line with teeth', () => {
    const picture = draw(360, 100, (context) => {
      context.fillRect(20, 70, 264, 2);
      for (let tooth = 0; tooth <= 6; tooth += 1) context.fillRect(20 + tooth * 44, 56, 2, 14);
      context.font = '34px Arimo';
      context.textAlign = 'center';
      for (const [index, digit] of [...'231126'].entries()) context.fillText(digit, 43 + index * 44, 60);
    });
    expect(countDigits(picture)).toEqual([6]);
  });

  it('finds nothing in empty cells and on blank paper', () => {
    expect(countDigits(draw(360, 100, (context) => drawCells(context, '      ', 20, 20, 44)))).toEqual([]);
    expect(countDigits(draw(360, 100, () => undefined))).toEqual([]);
  });

  it('does not take the label before a colon for digits', () => {
    const picture = draw(460, 90, (context) => {
      context.font = '40px Arimo';
      context.fillText('ll: 23.11.26', 30, 60);
    });
    expect(countDigits(picture)).toEqual([6]);
  });

  it('says when a rule of the form runs through a digit', () => {
    const paint = (isCrossed: boolean) =>
      draw(360, 90, (context) => {
        context.font = '40px Arimo';
        context.fillText('23.11.2026', 30, 60);
        if (isCrossed) context.fillRect(217, 0, 2, 90);
      });
    expect(findDigitRows(paint(false)).rows[0]?.isCrossed).toBe(false);
    expect(findDigitRows(paint(true)).rows[0]?.isCrossed).toBe(true);
  });
});

describe('closing ranks', () => {
  it('brings digits of cells together and leaves the cells out', () => {
    const { clean, rows } = findDigitRows(draw(360, 100, (context) => drawCells(context, '231126', 20, 20, 44)));
    const [row] = rows;
    if (row === undefined) throw new Error('no row was found');
    const closed = closeRanks(clean, row);
    expect(closed.width).toBeLessThan((row.right - row.left) * 0.9);
    expect(closed.height).toBeLessThan(row.size * 1.8);
  });
});
