import { describe, expect, it } from 'vitest';
import { decideTransition, type Handover, type TaskAction, type TaskState } from '../../../../shared/domain/task.ts';

const nothing: Handover = { specialist: 'none', statistics: 'none' };
const pending: Handover = { specialist: 'pending', statistics: 'pending' };
const delivered: Handover = { specialist: 'delivered', statistics: 'pending' };

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
    ['clearing', nothing, 'confirm', 'needs-assignment'],
    ['clearing', nothing, 'file', 'needs-assignment'],
  ];

  it.each(table)('from %s with hand-over %o, %s leads to %s', (state, handover, action, expected) => {
    const transition = decideTransition({ state, handover }, action);
    expect(transition.allowed ? transition.to : transition.reason).toBe(expected);
  });
});
