import { describe, expect, it } from 'vitest';
import { decideOverall } from '../../../../../../renderer/features/task/evidence/decide-overall.ts';
import { sampleEvidence, sampleVerdict } from '../evidence-samples.ts';

describe('the headline', () => {
  const green = (fields: readonly object[]) =>
    decideOverall({ state: 'ready', evidence: sampleEvidence({ colour: 'green', fields }), findings: [] });

  it('claims agreement of everything where everything agrees', () => {
    const label = green([sampleVerdict('kind', 'INITIAL'), sampleVerdict('unfitUntil', '2026-11-27')])?.label;
    expect(label).toBe('Alle Angaben stimmen mit dem Nachweis überein');
  });

  it('counts what was found where something was not, and claims no more', () => {
    const missing = sampleVerdict('landlordName', 'Wohnungsbau', { verdict: 'not-found', found: null });
    const label = green([sampleVerdict('movedInOn', '2026-12-01'), missing])?.label;
    expect(label).toBe('Keine Abweichung: 1 von 2 Angaben stehen so auf dem Nachweis');
  });

  it('leaves values that nobody declared out of the count', () => {
    expect(green([sampleVerdict('kind', 'INITIAL'), sampleVerdict('assessedOn', null)])?.label).toMatch(/^Alle/);
  });
});
