import { describe, expect, it } from 'vitest';
import {
  keepKnown,
  moveTo,
  nothingSelected,
  type Selection,
  toggle,
  toggleAll,
} from '../../../../renderer/ui/plan-selection.ts';

const keys = ['a', 'b', 'c', 'd', 'e'];
const chosen = (selection: Selection) => [...selection.chosen].toSorted().join('');

describe('choosing several rows', () => {
  it('moves without choosing, and no further than the list goes', () => {
    const moved = moveTo(nothingSelected, keys, 2, false);
    expect([moved.active, chosen(moved)]).toEqual(['c', '']);
    expect(moveTo(moved, keys, 99, false).active).toBe('e');
    expect(moveTo(moved, keys, -5, false).active).toBe('a');
    expect(moveTo(nothingSelected, [], 0, false).active).toBeNull();
  });

  it('grows and shrinks a range around its anchor, beside what was chosen before', () => {
    const before = moveTo(toggle(nothingSelected, 'a'), keys, 3, false);
    const up = moveTo(moveTo(before, keys, 2, true), keys, 1, true);
    expect(chosen(up)).toBe('abcd');
    expect(chosen(moveTo(up, keys, 2, true))).toBe('acd');
    expect(chosen(moveTo(up, keys, 4, true))).toBe('ade');
  });

  it('chooses a row and gives it up again', () => {
    expect(chosen(toggle(nothingSelected, 'b'))).toBe('b');
    expect(chosen(toggle(toggle(nothingSelected, 'b'), 'b'))).toBe('');
  });

  it('chooses all, and none where all are chosen', () => {
    const all = toggleAll(toggle(nothingSelected, 'b'), keys);
    expect(chosen(all)).toBe('abcde');
    expect(chosen(toggleAll(all, keys))).toBe('');
  });

  it('forgets rows that have left the list, and nothing else', () => {
    const selection = moveTo(toggle(toggle(nothingSelected, 'b'), 'd'), keys, 3, false);
    expect(keepKnown(selection, keys)).toBe(selection);
    const left = keepKnown(selection, ['a', 'b']);
    expect([left.active, chosen(left)]).toEqual(['a', 'b']);
  });
});
