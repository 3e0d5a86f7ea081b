import { describe, expect, it } from 'vitest';
import { type Click, decideRelease, nextRelease } from '../../../electron/outbox/decide-release.ts';
import { HOLD_AT_MOST_MS, HOLD_MS } from '../../../electron/outbox/timing.ts';

const start = 1_000_000;

function click(commandId: string, taskId: string, kind: string, after: number, held = true): Click {
  return { commandId, taskId, kind, issuedAt: start + after, held };
}

const batch = [click('confirm-a', 'a', 'confirm', 0), click('file-a', 'a', 'file', 1000)];

describe('the hold window', () => {
  it('holds a batch although ten seconds have passed, as long as the next task is not filed', () => {
    expect(decideRelease(batch, start + 1000 + HOLD_MS)).toEqual([]);
  });

  it('lets the whole batch go when ten seconds have passed and the next task is filed', () => {
    const clicks = [...batch, click('file-b', 'b', 'file', 4000)];
    expect(decideRelease(clicks, start + 999 + HOLD_MS)).toEqual([]);
    expect(decideRelease(clicks, start + 1000 + HOLD_MS)).toEqual(['confirm-a', 'file-a']);
  });

  it('waits for the filing of the next task when that comes later than ten seconds', () => {
    const clicks = [...batch, click('file-b', 'b', 'file', 20_000)];
    expect(decideRelease(clicks, start + 20_000)).toEqual(['confirm-a', 'file-a']);
  });

  it('does not take a confirmation or an earlier filing for the next filed task', () => {
    const clicks = [click('file-z', 'z', 'file', 500, false), ...batch, click('confirm-b', 'b', 'confirm', 4000)];
    expect(decideRelease(clicks, start + 1000 + HOLD_MS)).toEqual([]);
  });

  it('counts a next filing that has already left', () => {
    const clicks = [...batch, click('file-b', 'b', 'file', 4000, false)];
    expect(decideRelease(clicks, start + 1000 + HOLD_MS)).toEqual(['confirm-a', 'file-a']);
  });

  it('lets nothing wait longer than thirty seconds', () => {
    expect(decideRelease(batch, start + 1000 + HOLD_AT_MOST_MS - 1)).toEqual([]);
    expect(decideRelease(batch, start + 1000 + HOLD_AT_MOST_MS)).toEqual(['confirm-a', 'file-a']);
  });

  it('starts anew with every click on the same task', () => {
    const clicks = [...batch, click('undo-a', 'a', 'undo-file', 25_000)];
    expect(decideRelease(clicks, start + 1000 + HOLD_AT_MOST_MS)).toEqual([]);
  });

  it('does not keep work for hours when the clock was set back', () => {
    expect(decideRelease(batch, start - 3_600_000)).toEqual(['confirm-a', 'file-a']);
  });

  it('knows the next moment at which something leaves', () => {
    expect(nextRelease([])).toBeNull();
    expect(nextRelease(batch)).toBe(start + 1000 + HOLD_AT_MOST_MS);
    expect(nextRelease([...batch, click('file-b', 'b', 'file', 4000)])).toBe(start + 1000 + HOLD_MS);
  });
});
