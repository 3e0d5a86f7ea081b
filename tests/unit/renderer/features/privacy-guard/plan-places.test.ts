import { describe, expect, it } from 'vitest';
import { planSteps, startPlaces } from '../../../../../renderer/features/privacy-guard/plan-places.ts';
import { findPrivacyCases } from '../../../../../renderer/features/task/privacy/find-privacy-step.ts';
import { box, proofHash, sampleCopy, sampleEvidence, sampleFinding } from '../task/evidence-samples.ts';
import { sampleView } from '../task/task-view-samples.ts';

const proposed = [
  { page: 2, box },
  { page: 1, box },
];

describe('the places to blacken', () => {
  it('begin with what the check proposes, or with what was blackened before', () => {
    expect(startPlaces(proposed, undefined)).toMatchObject([{ page: 2 }, { page: 1 }]);
    expect(startPlaces(proposed, sampleCopy().steps)).toMatchObject([{ id: '1', page: 1 }]);
  });

  it('become steps over every page of the original', () => {
    const steps = planSteps(startPlaces(proposed, undefined), 3, undefined);

    expect(steps.pages.map(({ page, blacken }) => [page, blacken.length])).toEqual([
      [1, 1],
      [2, 1],
      [3, 0],
    ]);
  });

  it('keep what was straightened before', () => {
    const earlier = {
      pages: sampleCopy().steps.pages.map((page) => ({ ...page, rotation: 90 as const, blacken: [] })),
    };

    expect(planSteps(startPlaces(proposed, earlier), 1, earlier).pages).toMatchObject([
      { rotation: 90, blacken: [box] },
    ]);
  });
});

describe('the privacy step', () => {
  const findings = [
    sampleFinding('a', 'privacy', { contentHash: proofHash }),
    sampleFinding('b', 'privacy', { contentHash: proofHash }),
  ];
  const stateOf = (derivatives: object[], view = sampleView()) =>
    findPrivacyCases(view.task, sampleEvidence({ findings }, { derivatives })).map(({ state }) => state);

  it('comes once for a document, and is settled by a proven copy only', () => {
    expect(stateOf([])).toEqual(['open']);
    expect(stateOf([sampleCopy({ isProven: false })])).toEqual(['unproven']);
    expect(stateOf([sampleCopy()])).toEqual(['settled']);
    expect(stateOf([sampleCopy({ kind: 'straightened' })])).toEqual(['open']);
  });

  it('is over once the task was given back or filed', () => {
    expect(stateOf([], sampleView({ task: { state: 'returned' } }))).toEqual([]);
    expect(stateOf([], sampleView({ task: { state: 'filed' } }))).toEqual([]);
  });
});
