import { describe, expect, it } from 'vitest';
import { withCurrentClaim } from '../../../../../renderer/features/task/claim/current-claim.ts';
import { decideClaimStep } from '../../../../../renderer/features/task/claim/decide-claim-step.ts';
import { decideClosedWays } from '../../../../../renderer/features/task/ways/decide-closed-ways.ts';
import { denialText, stateText } from '../../../../../renderer/text/permissions.ts';
import { sampleView } from './task-view-samples.ts';

const until = '2026-11-24T09:40:00.000Z';
const claimedBy = { id: '00000000-0000-4000-8000-000000000077', name: 'Dilek Aydin', until };
const step = (view: object, task: object = {}) => decideClaimStep(sampleView({ view, task }));

describe('the first click on a task', () => {
  it('asks nothing where it is my own, or of somebody I stand in for', () => {
    expect(step({ scope: 'own' })).toEqual({ step: 'go' });
    expect(step({ scope: 'deputy', deputyFor: 'K. Yıldız' })).toEqual({ step: 'go' });
  });

  it('asks before it works on a colleague of the team', () => {
    expect(step({ scope: 'team', assigneeName: 'Sabine Okafor' })).toEqual({
      step: 'ask',
      name: 'Sabine Okafor',
      until: null,
    });
  });

  it.each(['own', 'deputy', 'team'])('asks where a colleague has it in hand, whosever it is: %s', (scope) => {
    expect(step({ scope, claimedBy })).toEqual({ step: 'ask', name: 'Dilek Aydin', until });
  });

  it('takes a task of the team queue in hand without a question', () => {
    expect(step({ scope: 'team', assigneeName: null }, { assigneeId: null })).toEqual({ step: 'claim' });
  });

  it('asks once: what I have in hand goes on', () => {
    expect(step({ scope: 'team', isClaimedByMe: true })).toEqual({ step: 'go' });
  });

  it('does not ask somebody who could not take it over', () => {
    const { permissions } = sampleView();
    const closed = { ...permissions, claim: { allowed: false, because: 'role' } };
    expect(step({ scope: 'team', permissions: closed, claimedBy })).toEqual({ step: 'go' });
  });
});

describe('a claim', () => {
  const claim = { by: claimedBy.id, byName: claimedBy.name, at: '2026-11-24T08:40:00.000Z', until };

  it('is over on the screen as soon as its time is up', () => {
    const view = sampleView({ task: { claim }, view: { claimedBy } });
    expect(withCurrentClaim(view, new Date('2026-11-24T09:39:59Z'))).toBe(view);
    expect(withCurrentClaim(view, new Date(until))).toMatchObject({ claimedBy: null });
    const mine = sampleView({ task: { claim }, view: { isClaimedByMe: true } });
    expect(withCurrentClaim(mine, new Date(until))).toMatchObject({ isClaimedByMe: false });
  });
});

describe('the other ways', () => {
  it('are closed with the state of the task as the reason', () => {
    expect(decideClosedWays(sampleView())).toEqual({ resume: stateText['not-waiting'] });
    expect(decideClosedWays(sampleView({ task: { state: 'filed' } }))).toMatchObject({
      request: stateText['already-filed'],
      forward: stateText['already-filed'],
      return: stateText['already-filed'],
    });
  });

  it('say first what the policy says, for each way by itself', () => {
    const { permissions } = sampleView();
    const view = { permissions: { ...permissions, handle: { allowed: false, because: 'role' } } };
    expect(decideClosedWays(sampleView({ view, task: { state: 'confirmed' } }))).toEqual({
      request: denialText.role,
      return: denialText.role,
      resume: denialText.role,
      forward: stateText['already-confirmed'],
      cede: stateText['already-confirmed'],
    });
  });

  it('keep the Abgabe closed for whoever may only pass tasks of others on', () => {
    const { permissions } = sampleView();
    const view = { permissions: { ...permissions, cede: { allowed: false, because: 'role' } } };
    expect(decideClosedWays(sampleView({ view }))).toEqual({
      cede: denialText.role,
      resume: stateText['not-waiting'],
    });
  });
});
