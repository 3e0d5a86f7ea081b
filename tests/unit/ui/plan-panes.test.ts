import { describe, expect, it } from 'vitest';
import { largestPane, type PaneSpec, planPanes } from '../../../renderer/ui/plan-panes.ts';

const panes: readonly PaneSpec[] = [
  { id: 'list', minimum: 220, initial: 318 },
  { id: 'task', minimum: 400 },
  { id: 'person', minimum: 240, initial: 300, folds: true },
];

const sizes = (width: number, wanted = {}) =>
  planPanes(panes, wanted, width).columns.map((column) => [column.id, column.size]);

describe('panes side by side', () => {
  it('have their initial sizes, and one takes the rest', () => {
    expect(sizes(1440)).toEqual([
      ['list', 318],
      ['task', undefined],
      ['person', 300],
    ]);
  });

  it('keep the sizes that were chosen, but never below the minimum', () => {
    expect(sizes(1440, { list: 400, person: 10 })).toEqual([
      ['list', 400],
      ['task', undefined],
      ['person', 240],
    ]);
  });

  it('shrink from the right where the growing pane would lose its minimum', () => {
    expect(sizes(940)).toEqual([
      ['list', 300],
      ['task', undefined],
      ['person', 240],
    ]);
  });

  it('fold the person below the page where all minimums together are too wide, as at 200 % zoom', () => {
    const plan = planPanes(panes, {}, 720);

    expect(plan.columns.map((column) => column.id)).toEqual(['list', 'task']);
    expect(plan.folded).toEqual(['person']);
  });

  it('stay as they are on a screen too narrow even for the minimums', () => {
    expect(sizes(300)).toEqual([
      ['list', 220],
      ['task', undefined],
    ]);
  });

  it('can be dragged only as far as the others keep their room', () => {
    const plan = planPanes(panes, {}, 1440);

    expect(largestPane(panes, plan, 'list', 1440)).toBe(1440 - 400 - 300);
  });
});
