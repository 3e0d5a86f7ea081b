import { describe, expect, it } from 'vitest';
import { decideOverall } from '../../../../../../renderer/features/task/evidence/decide-overall.ts';
import { findNextFinding, sortFindings } from '../../../../../../renderer/features/task/evidence/find-next-finding.ts';
import { suggestReason } from '../../../../../../renderer/features/task/ways/suggest-reason.ts';
import { sampleEvidence, sampleFinding } from '../evidence-samples.ts';

const findingsOf = (...findings: object[]) => sortFindings(sampleEvidence({ findings }).check?.findings ?? []);
const all = findingsOf(
  sampleFinding('info', 'info'),
  sampleFinding('flag', 'flag'),
  sampleFinding('hard', 'hard'),
  sampleFinding('privacy', 'privacy'),
);
const next = (opened: string[], last?: string) => findNextFinding(all, opened, last)?.key;

describe('the findings', () => {
  it('begin with what stands in the way', () => {
    expect(all.map(({ key }) => key)).toEqual(['hard', 'privacy', 'flag', 'info']);
  });

  it('open one after another, those not opened yet first, and then in turn', () => {
    expect(next([])).toBe('hard');
    expect(next(['hard', 'privacy'], 'privacy')).toBe('flag');
    expect(next(['hard', 'privacy', 'flag'], 'flag')).toBe('info');
    expect(next(['hard', 'privacy', 'flag'], 'info')).toBe('hard');
    expect(findNextFinding([], [], undefined)).toBeUndefined();
  });
});

describe('the verdict in the headline', () => {
  const overall = (check: object, change: object = {}) => {
    const evidence = sampleEvidence(check, change);
    return decideOverall({ state: evidence.state, evidence, findings: sortFindings(evidence.check?.findings ?? []) });
  };

  it('says agreement only on green', () => {
    expect(overall({})).toMatchObject({ tone: 'ok', label: 'Alle Angaben stimmen mit dem Nachweis überein' });
    expect(overall({ colour: 'none' })).toBeUndefined();
    expect(overall({}, { state: 'reading', check: null })).toMatchObject({ tone: 'neutral' });
  });

  it('counts the hints on yellow, without what is only told', () => {
    const findings = [sampleFinding('a', 'flag'), sampleFinding('b', 'info'), sampleFinding('c', 'flag')];

    expect(overall({ colour: 'yellow', findings })).toMatchObject({ tone: 'warn', label: '2 Hinweise' });
  });

  it('names the contradiction on red', () => {
    const findings = [sampleFinding('a', 'hard', { title: 'Anderes Formular' })];

    expect(overall({ colour: 'red', findings })).toMatchObject({ tone: 'bad', label: 'Anderes Formular' });
    expect(overall({ colour: 'red' })?.label).toBe('Angaben weichen vom Nachweis ab');
  });
});

describe('the reason that a letter begins with', () => {
  const reason = (...findings: object[]) => suggestReason(findingsOf(...findings));

  it('fits the most serious finding that has one', () => {
    expect(reason(sampleFinding('C02', 'privacy', { id: 'C02' }), sampleFinding('C08', 'hard', { id: 'C08' }))).toBe(
      'R06',
    );
    expect(reason(sampleFinding('C02', 'privacy', { id: 'C02' }))).toBe('R04');
    expect(reason(sampleFinding('C14', 'info', { id: 'C14' }))).toBe('R01');
    expect(reason()).toBe('R01');
  });
});
