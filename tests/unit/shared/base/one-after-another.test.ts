import { describe, expect, it } from 'vitest';
import { oneAfterAnother } from '../../../../shared/base/one-after-another.ts';

describe('steps one after another', () => {
  it('begin only when the one before has ended, in the order in which they were asked for', async () => {
    const inTurn = oneAfterAnother();
    const seen: string[] = [];
    const { promise: gate, resolve: open } = Promise.withResolvers<void>();
    const first = inTurn(async () => {
      seen.push('first begins');
      await gate;
      seen.push('first ends');
      return 1;
    });
    const second = inTurn(async () => {
      seen.push('second');
      return 2;
    });
    const third = inTurn(async () => void seen.push('third'));
    open();

    expect(await Promise.all([first, second, third])).toEqual([1, 2, undefined]);
    expect(seen).toEqual(['first begins', 'first ends', 'second', 'third']);
  });

  it('go on after one that fails, which only its caller hears of', async () => {
    const inTurn = oneAfterAnother();
    const failing = inTurn(() => Promise.reject(new Error('no')));
    const next = inTurn(async () => 'done');

    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('done');
  });
});
