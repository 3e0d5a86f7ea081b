import { describe, expect, it } from 'vitest';
import { createTidying } from '../../../electron/app/tidying.ts';

/** A clock on which time never passes by itself. */
function standingClock() {
  const waiting = new Set<() => void>();
  return {
    clock: {
      now: () => new Date('2026-11-24T08:00:00Z'),
      after: (_ms: number, work: () => void) => {
        waiting.add(work);
        return () => void waiting.delete(work);
      },
    },
    pass: () => {
      for (const work of [...waiting]) {
        waiting.delete(work);
        work();
      }
    },
  };
}

describe('tidying', () => {
  function start() {
    let times = 0;
    const { clock, pass } = standingClock();
    const tidying = createTidying(clock, async () => {
      times += 1;
    });
    return { tidying, pass, times: () => times };
  }

  it('is done before the data are closed when it is still due', async () => {
    const { tidying, times } = start();
    tidying.later();
    await tidying.finish();
    expect(times()).toBe(1);
  });

  it('is done once for many reasons, and not again at the end', async () => {
    const { tidying, pass, times } = start();
    tidying.later();
    tidying.later();
    pass();
    await tidying.finish();
    expect(times()).toBe(1);
  });

  it('is not done when nothing has left', async () => {
    const { tidying, times } = start();
    await tidying.finish();
    expect(times()).toBe(0);
  });
});
