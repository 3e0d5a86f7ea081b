import { describe, expect, it } from 'vitest';
import {
  type Act,
  decideTransition,
  type Handover,
  type TaskAction,
  type TaskState,
  taskActions,
  taskStates,
} from '../../../../shared/domain/task.ts';

const nothing: Handover = { specialist: 'none', statistics: 'none' };
const pending: Handover = { specialist: 'pending', statistics: 'pending' };
const delivered: Handover = { specialist: 'delivered', statistics: 'pending' };
const act = { by: 'somebody', byName: 'Sabine', at: '2026-11-24T09:00:00.000Z' } as unknown as Act;

describe('the way of a task', () => {
  const table: readonly [TaskState, Handover, TaskAction, string][] = [
    ['open', nothing, 'confirm', 'confirmed'],
    ['open', nothing, 'file', 'not-confirmed-yet'],
    ['open', nothing, 'undo-confirm', 'not-confirmed-yet'],
    ['open', nothing, 'undo-file', 'not-filed-yet'],
    ['confirmed', pending, 'confirm', 'already-confirmed'],
    ['confirmed', pending, 'file', 'filed'],
    ['confirmed', pending, 'undo-confirm', 'open'],
    ['confirmed', delivered, 'undo-confirm', 'handed-over'],
    ['confirmed', delivered, 'file', 'filed'],
    ['filed', pending, 'confirm', 'already-filed'],
    ['filed', pending, 'file', 'already-filed'],
    ['filed', pending, 'undo-file', 'confirmed'],
    ['filed', delivered, 'undo-file', 'handed-over'],
    ['filed', pending, 'undo-confirm', 'already-filed'],
    ['open', nothing, 'request', 'awaiting-citizen'],
    ['open', nothing, 'return', 'returned'],
    ['open', nothing, 'forward', 'open'],
    ['open', nothing, 'resume', 'not-waiting'],
    ['awaiting-citizen', nothing, 'request', 'awaiting-citizen'],
    ['awaiting-citizen', nothing, 'return', 'returned'],
    ['awaiting-citizen', nothing, 'forward', 'awaiting-citizen'],
    ['awaiting-citizen', nothing, 'confirm', 'confirmed'],
    ['awaiting-citizen', nothing, 'file', 'not-confirmed-yet'],
    ['awaiting-citizen', nothing, 'resume', 'open'],
    ['confirmed', pending, 'request', 'already-confirmed'],
    ['confirmed', pending, 'return', 'already-confirmed'],
    ['confirmed', pending, 'forward', 'already-confirmed'],
    ['confirmed', pending, 'resume', 'not-waiting'],
    ['returned', nothing, 'confirm', 'already-returned'],
    ['returned', nothing, 'request', 'already-returned'],
    ['returned', nothing, 'return', 'already-returned'],
    ['returned', nothing, 'forward', 'already-returned'],
    ['returned', nothing, 'undo-confirm', 'not-confirmed-yet'],
    ['returned', nothing, 'file', 'filed'],
    ['returned', nothing, 'resume', 'open'],
    ['filed', nothing, 'request', 'already-filed'],
    ['filed', nothing, 'return', 'already-filed'],
    ['filed', nothing, 'forward', 'already-filed'],
    ['filed', nothing, 'resume', 'already-filed'],
  ];

  it.each(table)('from %s with hand-over %o, %s leads to %s', (state, handover, action, expected) => {
    const confirmed = state === 'confirmed' || state === 'filed' ? act : null;
    const transition = decideTransition({ state, handover, confirmed }, action);
    expect(transition.allowed ? transition.to : transition.reason).toBe(expected);
  });

  it('leads from a filed return, which was never confirmed, back to the return', () => {
    const transition = decideTransition({ state: 'filed', handover: nothing, confirmed: null }, 'undo-file');
    expect(transition).toEqual({ allowed: true, to: 'returned' });
  });

  /** What is not listed needs an assignment first. */
  const fromClearing: Partial<Record<TaskAction, TaskState>> = {
    assign: 'open',
    'register-person': 'open',
    cede: 'ceded',
    'move-basket': 'clearing',
    claim: 'clearing',
    release: 'clearing',
    note: 'clearing',
  };
  it.each(taskActions)('from the clearing basket, %s leads where it is listed, else nowhere', (action) => {
    const transition = decideTransition({ state: 'clearing', handover: nothing, confirmed: null }, action);
    expect(transition.allowed ? transition.to : transition.reason).toBe(fromClearing[action] ?? 'needs-assignment');
  });

  it.each(['open', 'confirmed', 'filed', 'awaiting-citizen', 'returned'] as const)(
    'is not assigned anew once it has left the basket (%s)',
    (state) => {
      for (const action of ['assign', 'register-person', 'move-basket'] as const) {
        const transition = decideTransition({ state, handover: nothing, confirmed: null }, action);
        expect(transition).toEqual({ allowed: false, reason: 'already-assigned' });
      }
    },
  );

  it.each(taskActions.filter((action) => action !== 'note'))('ends where it was ceded: no %s', (action) => {
    const transition = decideTransition({ state: 'ceded', handover: nothing, confirmed: null }, action);
    expect(transition).toEqual({ allowed: false, reason: 'already-ceded' });
  });

  it('never leads back into the clearing basket, and never past the confirmation into the hand-over', () => {
    for (const state of taskStates) {
      for (const action of taskActions) {
        const transition = decideTransition({ state, handover: nothing, confirmed: null }, action);
        if (!transition.allowed) continue;
        if (state !== 'clearing') expect(transition.to).not.toBe('clearing');
        if (state !== 'filed' && transition.to === 'filed') expect(['confirmed', 'returned']).toContain(state);
      }
    }
  });
});
