import { describe, expect, it } from 'vitest';
import { decideNextClick } from '../../../../../renderer/features/task/decide-next-click.ts';
import { planFiling } from '../../../../../renderer/features/task/plan-filing.ts';
import { sampleView } from './task-view-samples.ts';

const decide = (view = sampleView(), roles: Parameters<typeof decideNextClick>[2] = ['handle'], draft = {}) =>
  decideNextClick(view, planFiling(view, draft), roles);
const confirmed = sampleView({ task: { state: 'confirmed' } });

describe('the next click', () => {
  it('confirms an open task, then files it, then has nothing left to do', () => {
    expect(decide()).toEqual({ click: 'confirm', obstacle: undefined });
    expect(decide(confirmed)).toEqual({ click: 'file', obstacle: undefined });
    expect(decide(sampleView({ task: { state: 'filed' } }))).toEqual({ click: 'done' });
  });

  it('says that a task of the clearing basket needs a case first', () => {
    const view = sampleView({ task: { state: 'clearing', caseId: null, personId: null } });

    expect(decide(view)).toEqual({ click: 'confirm', obstacle: 'no-case' });
  });

  it('says that somebody who may only read cannot do it', () => {
    expect(decide(sampleView(), ['read'])).toEqual({ click: 'confirm', obstacle: 'read-only' });
  });

  it('asks for a file where none is proposed, but only when it is needed', () => {
    const proposal = { ...sampleView().proposal, caseFileId: null };

    expect(decide(sampleView({ view: { proposal } }))).toMatchObject({ obstacle: undefined });
    expect(decide(sampleView({ task: { state: 'confirmed' }, view: { proposal } }))).toMatchObject({
      obstacle: 'no-file',
    });
  });

  it('does not file a document without a title', () => {
    const [copy] = confirmed.proposal.documents;
    const titles = { [copy?.contentHash ?? '']: '  ' };

    expect(decide(confirmed, ['handle'], { titles })).toEqual({ click: 'file', obstacle: 'no-title' });
  });
});
