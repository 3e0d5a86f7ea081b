import { describe, expect, it } from 'vitest';
import { findSquare } from '../../../../electron/evidence/ocr/find-square.ts';
import { maskBelow } from '../../../../electron/evidence/ocr/threshold.ts';
import { draw } from './draw-text.ts';

type Paint = Parameters<typeof draw>[2];

function squareIn(paint: Paint) {
  return findSquare(maskBelow(draw(80, 72, paint), 140), 17, 49);
}

describe('finding the square of a check box', () => {
  it.each<readonly [string, Paint]>([
    ['empty', () => undefined],
    [
      'crossed out beyond its corners',
      (context) => {
        context.moveTo(15, 15);
        context.lineTo(55, 55);
        context.moveTo(15, 55);
        context.lineTo(55, 15);
        context.stroke();
      },
    ],
    ['filled', (context) => context.fillRect(20, 20, 30, 30)],
  ])('finds it %s', (_, paint) => {
    const square = squareIn((context) => {
      context.strokeRect(20, 20, 30, 30);
      paint(context);
    });
    expect(square).not.toBeNull();
    expect(Math.abs((square?.left ?? 0) - 19)).toBeLessThan(3);
    expect(Math.abs((square?.right ?? 0) - 51)).toBeLessThan(3);
  });

  it('finds it a little askew', () => {
    const square = squareIn((context) => {
      context.rotate(0.025);
      context.strokeRect(20, 20, 30, 30);
    });
    expect(square).not.toBeNull();
  });

  it.each<readonly [string, Paint]>([
    ['blank paper', () => undefined],
    [
      'a letter',
      (context) => {
        context.font = '44px Arimo';
        context.fillText('D', 20, 55);
      },
    ],
    [
      'two rules that cross',
      (context) => {
        context.fillRect(0, 30, 80, 2);
        context.fillRect(30, 0, 2, 72);
      },
    ],
    [
      'brackets',
      (context) => {
        context.font = '40px Arimo';
        context.fillText('[ ]', 20, 55);
      },
    ],
  ])('takes %s for none', (_, paint) => {
    expect(squareIn(paint)).toBeNull();
  });
});
