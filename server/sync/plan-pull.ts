import type { DeskId } from '../policy/desks.ts';
import type { PullState } from './cursor.ts';

export interface PullPlan {
  readonly reset: boolean;
  readonly epoch: string;
  readonly horizon: string;
  readonly since: string;
  readonly visible: readonly DeskId[];
  /** Known up to `since`: only what changed there is sent. */
  readonly kept: readonly DeskId[];
  /** Not known at all: everything present there is sent. */
  readonly fresh: readonly DeskId[];
  /** Perhaps partly there: everything is sent, what has left as a removal. */
  readonly partly: readonly DeskId[];
  /** No longer visible: everything that lies on no other visible desk is removed. */
  readonly lost: readonly DeskId[];
  /** Where to begin: topic index and the entity after which to go on; the smallest UUID is never used. */
  readonly start: { readonly topic: number; readonly after: string };
}

export const beforeAllIds = '00000000-0000-0000-0000-000000000000';

/**
 * What a workstation needs. Pure.
 * @param visible the desks the person may see now, sorted
 * @param horizon see horizon.ts; an interrupted pull with unchanged rights goes on under its own
 */
export function planPull(
  state: PullState | null,
  now: { readonly epoch: string; readonly visible: readonly DeskId[]; readonly horizon: string },
): PullPlan {
  const { epoch, visible } = now;
  const start = { topic: 0, after: beforeAllIds };
  const everything = { ...now, since: '0', kept: [], fresh: visible, partly: [], lost: [], start };
  if (state === null) return { ...everything, reset: false };
  if (state.epoch !== epoch || isOfTheFuture(state, now.horizon)) return { ...everything, reset: true };

  const { resume } = state;
  const goesOn = resume !== undefined && sameDesks(resume.desks, visible);
  const partial = goesOn ? state.partial : without(union(state.partial, resume?.desks ?? []), state.desks);
  return {
    reset: false,
    epoch,
    visible,
    horizon: goesOn ? resume.horizon : now.horizon,
    since: state.since,
    kept: visible.filter((desk) => state.desks.includes(desk)),
    fresh: without(visible, union(state.desks, partial)),
    partly: visible.filter((desk) => partial.includes(desk)),
    lost: without(union(state.desks, partial), visible),
    start: goesOn ? { topic: resume.topic, after: resume.after } : start,
  };
}

/**
 * What to remember when everything up to a position has arrived. A lost desk counts as partly there from the first line
 * on: should it become visible again before the pull is finished, everything on it is sent again.
 */
export function stateAt(plan: PullPlan, position: PullPlan['start']): PullState {
  return {
    epoch: plan.epoch,
    since: plan.since,
    desks: plan.kept,
    partial: [...plan.partly, ...plan.lost],
    resume: { horizon: plan.horizon, desks: plan.visible, topic: position.topic, after: position.after },
  };
}

/** What to remember when everything has arrived. */
export function stateWhenDone(plan: PullPlan): PullState {
  return { epoch: plan.epoch, since: plan.horizon, desks: plan.visible, partial: [] };
}

/** This database has not come so far yet: it was put back to an earlier state, and its epoch does not show it. */
function isOfTheFuture({ since }: PullState, horizon: string): boolean {
  return BigInt(since) > BigInt(horizon);
}

function union(first: readonly DeskId[], second: readonly DeskId[]): readonly DeskId[] {
  return [...new Set([...first, ...second])];
}

function without(desks: readonly DeskId[], others: readonly DeskId[]): readonly DeskId[] {
  return desks.filter((desk) => !others.includes(desk));
}

function sameDesks(first: readonly DeskId[], second: readonly DeskId[]): boolean {
  return first.length === second.length && first.every((desk) => second.includes(desk));
}
