import { describe, expect, it } from 'vitest';
import type { TaskEvidence } from '../../../../../renderer/bridge/types.ts';
import { decideNextClick } from '../../../../../renderer/features/task/decide-next-click.ts';
import { describeObstacle } from '../../../../../renderer/features/task/describe-obstacle.ts';
import { planFiling } from '../../../../../renderer/features/task/plan-filing.ts';
import { denialText } from '../../../../../renderer/text/permissions.ts';
import { denials } from '../../../../../shared/domain/policy/decide-permission.ts';
import { proofHash, sampleCopy, sampleEvidence, sampleFinding } from './evidence-samples.ts';
import { sampleView } from './task-view-samples.ts';

const decide = (view = sampleView(), draft = {}) =>
  decideNextClick(view, planFiling(view, draft), grounds(sampleEvidence()));
const decideWith = (evidence: TaskEvidence, view = sampleView(), hasLockReason = false) =>
  decideNextClick(view, planFiling(view, {}), { ...grounds(evidence), hasLockReason });
const grounds = (evidence: TaskEvidence) => ({ state: evidence.state, evidence, hasLockReason: false });
const confirmed = sampleView({ task: { state: 'confirmed' } });
const returned = sampleView({ task: { state: 'returned' } });

describe('the next click', () => {
  it('confirms an open task, then files it, then has nothing left to do', () => {
    expect(decide()).toMatchObject({ click: 'confirm', obstacle: undefined });
    expect(decide(confirmed)).toMatchObject({ click: 'file', obstacle: undefined });
    expect(decide(sampleView({ task: { state: 'filed' } }))).toEqual({ click: 'done' });
  });

  it('files a returned task, and confirms one that waited for an answer', () => {
    expect(decide(returned)).toMatchObject({ click: 'file', obstacle: undefined });
    expect(decide(sampleView({ task: { state: 'awaiting-citizen' } }))).toMatchObject({ click: 'confirm' });
  });

  it('says that a task of the clearing basket needs a case first', () => {
    const view = sampleView({ task: { state: 'clearing', caseId: null, personId: null } });

    expect(decide(view)).toMatchObject({ click: 'confirm', obstacle: 'no-case' });
  });

  it.each(denials)('says why the policy closes it: %s', (because) => {
    const { permissions } = sampleView();
    const view = sampleView({ view: { permissions: { ...permissions, handle: { allowed: false, because } } } });
    const next = decide(view);

    expect(next).toMatchObject({ click: 'confirm', obstacle: because });
    expect(next.click !== 'done' && describeObstacle(next)).toBe(denialText[because]);
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

    expect(decide(confirmed, { titles })).toMatchObject({ click: 'file', obstacle: 'no-title' });
  });
});

describe('click one and the comparison', () => {
  it('waits while the proof is read', () => {
    const reading = sampleEvidence({}, { state: 'reading', check: null });

    expect(decideWith(reading)).toMatchObject({ click: 'confirm', obstacle: 'not-read-yet' });
  });

  it('leaves it to the person where the machine could not read', () => {
    const failed = sampleEvidence({}, { state: 'failed', check: null });

    expect(decideWith(failed)).toMatchObject({ click: 'confirm', obstacle: undefined });
  });

  it('is open on yellow after every hint was opened, not before', () => {
    const findings = [sampleFinding('a', 'flag'), sampleFinding('b', 'flag'), sampleFinding('c', 'info')];
    const check = { colour: 'yellow', findings };

    expect(decideWith(sampleEvidence(check, { opened: ['a'] }))).toMatchObject({
      click: 'confirm',
      obstacle: 'unopened-findings',
      findings: ['b'],
    });
    expect(decideWith(sampleEvidence(check, { opened: ['a', 'b'] }))).toMatchObject({ obstacle: undefined });
  });

  it('becomes the taking-over of what the proof says on red', () => {
    const findings = [sampleFinding('a', 'hard', { field: 'unfitUntil' })];
    const red = sampleEvidence({ colour: 'red', findings, proofValues: { unfitUntil: '2026-11-27' } });

    expect(decideWith(red)).toMatchObject({ click: 'take-over', obstacle: undefined, takeOver: ['unfitUntil'] });
  });

  it('is closed on red where the proof offers nothing to take over', () => {
    const red = sampleEvidence({ colour: 'red', findings: [sampleFinding('a', 'hard')] });

    expect(decideWith(red)).toMatchObject({ click: 'confirm', obstacle: 'contradiction' });
  });
});

describe('click two and the guards', () => {
  const privacy = { colour: 'yellow', findings: [sampleFinding('p', 'privacy', { contentHash: proofHash })] };

  it('does not file a diagnosis, but its proven blackened copy', () => {
    expect(decideWith(sampleEvidence(privacy), confirmed)).toMatchObject({ click: 'file', obstacle: 'privacy' });
    expect(decideWith(sampleEvidence(privacy, { derivatives: [sampleCopy()] }), confirmed)).toMatchObject({
      obstacle: undefined,
    });
    expect(
      decideWith(sampleEvidence(privacy, { derivatives: [sampleCopy({ isProven: false })] }), confirmed),
    ).toMatchObject({ obstacle: 'privacy' });
  });

  it('does not file against the closed lock without a reason', () => {
    const closed = sampleEvidence({}, { lock: { state: 'closed', reason: 'Anders.', namesakes: [] } });

    expect(decideWith(closed, confirmed)).toMatchObject({ obstacle: 'lock-closed' });
    expect(decideWith(closed, confirmed, true)).toMatchObject({ obstacle: undefined });
    expect(decideWith(closed, returned)).toMatchObject({ obstacle: undefined });
  });
});
