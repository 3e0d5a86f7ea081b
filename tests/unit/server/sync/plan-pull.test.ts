import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DeskId, deskId } from '../../../../server/policy/desks.ts';
import { decodeCursor, encodeCursor, type PullState } from '../../../../server/sync/cursor.ts';
import { type PullPlan, planPull, stateAt, stateWhenDone } from '../../../../server/sync/plan-pull.ts';

const epoch = '00000000-0000-4000-8000-00000000e90c';
const desks = Array.from({ length: 4 }, (_, index) => deskId.parse(`00000000-0000-4000-8000-00000000000${index}`));

/** One thing in the world: on which desks it lies; each change has a time. Desks remember that it was there. */
interface Placed {
  readonly id: number;
  readonly present: Map<DeskId, { present: boolean; stamp: number }>;
}

type Step =
  | { readonly do: 'move'; readonly id: number; readonly to: readonly number[] }
  | { readonly do: 'rights'; readonly visible: readonly number[] }
  | { readonly do: 'pull'; readonly cutAfter: number | null };

const desksArbitrary = fc.uniqueArray(fc.nat(3), { maxLength: 4 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('move' as const), id: fc.nat(5), to: desksArbitrary }),
  fc.record({ do: fc.constant('rights' as const), visible: desksArbitrary }),
  fc.record({ do: fc.constant('pull' as const), cutAfter: fc.option(fc.nat(5)) }),
);

const uuidOf = (id: number) => `00000000-0000-4000-8000-0000000001${String(id).padStart(2, '0')}`;

/** The rule of pull-page.ts, in memory. */
function entriesOf(plan: PullPlan, world: readonly Placed[]): readonly { id: number; visible: boolean }[] {
  const since = Number(plan.since);
  return world.flatMap((thing) => {
    const there = [...thing.present];
    const concerned = there.some(
      ([desk, { present, stamp }]) =>
        (plan.kept.includes(desk) && stamp >= since) ||
        (plan.fresh.includes(desk) && present) ||
        plan.partly.includes(desk),
    );
    const visible = there.some(([desk, { present }]) => present && plan.visible.includes(desk));
    const lost = there.some(([desk]) => plan.lost.includes(desk));
    return concerned || (lost && !visible) ? [{ id: thing.id, visible }] : [];
  });
}

describe('planning a pull', () => {
  it('brings a workstation to what its person may see, whatever moved, changed hands or was cut', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const world: Placed[] = Array.from({ length: 6 }, (_, id) => ({ id, present: new Map() }));
        const held = new Set<number>();
        let clock = 1;
        let visible: readonly DeskId[] = [];
        let state: PullState | null = null;

        const pull = (cutAfter: number | null) => {
          const plan = planPull(state, { epoch, visible, horizon: String(clock) });
          const from = Number.parseInt(plan.start.after.slice(-2), 10);
          const started = plan.start.after.endsWith('000000000000') ? -1 : from;
          for (const { id, visible: seen } of entriesOf(plan, world)) {
            if (id <= started) continue;
            if (seen) held.add(id);
            else held.delete(id);
            if (id === cutAfter) {
              state = decodeCursor(encodeCursor(stateAt(plan, { topic: 0, after: uuidOf(id) }))) ?? null;
              return;
            }
          }
          state = decodeCursor(encodeCursor(stateWhenDone(plan))) ?? null;
        };

        for (const next of [
          ...steps,
          { do: 'pull', cutAfter: null } as const,
          { do: 'pull', cutAfter: null } as const,
        ]) {
          if (next.do === 'pull') pull(next.cutAfter);
          if (next.do === 'rights') visible = desks.filter((_, index) => next.visible.includes(index));
          if (next.do === 'move') {
            clock += 1;
            for (const [index, desk] of desks.entries()) {
              const present = next.to.includes(index);
              if (present || world[next.id]?.present.get(desk)?.present === true) {
                world[next.id]?.present.set(desk, { present, stamp: clock });
              }
            }
            clock += 1;
          }
        }
        const maySee = world.filter(({ present }) => visible.some((desk) => present.get(desk)?.present === true));
        expect([...held].sort()).toEqual(maySee.map(({ id }) => id));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a cursor of a database that was put back to an earlier state', () => {
  it('brings everything once more, although the epoch is the same', () => {
    const state = { epoch, since: '900', desks, partial: [] };
    const plan = planPull(state, { epoch, visible: desks, horizon: '1000' });
    expect(plan).toMatchObject({ reset: false, since: '900', kept: desks, fresh: [] });
    const putBack = planPull(state, { epoch, visible: desks, horizon: '899' });
    expect(putBack).toMatchObject({ reset: true, since: '0', kept: [], fresh: desks, horizon: '899' });
  });
});

describe('the cursor', () => {
  it('fits its limit with sixty desks in each of its lists', () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      deskId.parse(`00000000-0000-4000-8000-${String(index).padStart(12, '0')}`),
    );
    const resume = { horizon: '18446744073709551', desks: many, topic: 4, after: uuidOf(1) };
    const state = { epoch, since: '18446744073709550', desks: many.slice(30), partial: many.slice(0, 30), resume };
    const cursor = encodeCursor(state);
    expect(cursor.length).toBeLessThan(4000);
    expect(decodeCursor(cursor)).toEqual(state);
  });

  it('is refused when it is anything else', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json().map((text) => Buffer.from(text).toString('base64url')),
        ),
        (text) => {
          expect(decodeCursor(text)).toBeUndefined();
        },
      ),
    );
  });
});
