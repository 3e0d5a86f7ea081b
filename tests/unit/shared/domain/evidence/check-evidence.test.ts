import { describe, expect, it } from 'vitest';
import { toCalendarDate } from '../../../../../shared/base/calendar-date.ts';
import { examineEvidence } from '../../../../../shared/domain/evidence/check-evidence.ts';
import type { CertificateBox, Extraction, Fact } from '../../../../../shared/domain/evidence/extraction.ts';
import { noFacts, proofFacts } from '../../../../../shared/domain/evidence/proof-facts.ts';
import { box, certificate, check, proofHash, sampleInput, verdict } from './evidence-samples.ts';

function fact<T>(value: T): Fact<T> {
  return { value, contentHash: proofHash, page: 1, box, confidence: 1 };
}

const place = { contentHash: proofHash, page: 1, box };

describe('the check', () => {
  it('has no colour where the procedure compares nothing', () => {
    const { check: result, facts } = examineEvidence(sampleInput({ rules: null }));
    expect(result).toMatchObject({ colour: 'none', findings: [], fields: [] });
    expect(facts).toEqual(noFacts);
  });

  it('takes of the extraction only what findings and lock look at', () => {
    const boxes: Record<CertificateBox, Fact<boolean> | null> = {
      workAccident: fact(true),
      transitDoctor: fact(true),
      otherAccident: fact(false),
      ser: null,
      final: null,
    };
    const facts: Extraction['facts'] = {
      issuedOn: fact(toCalendarDate('2026-11-23')),
      kind: null,
      boxes,
      wrongCheckDigits: [fact('LANR' as const)],
      caseNumbers: [fact('31302BG0001234')],
      customerNumbers: [fact('123A456789')],
    };
    expect(proofFacts({ facts })).toEqual({
      issuedOn: { day: '2026-11-23', place },
      accidents: [{ kind: 'work-accident', place }],
      wrongCheckDigits: [{ kind: 'LANR', place }],
      fileNumbers: [
        { kind: 'case', value: '31302BG0001234', place },
        { kind: 'customer', value: '123A456789', place },
      ],
    });
  });
});

describe('green', () => {
  it.each(['familyName', 'givenNames', 'birthDate', 'unfitUntil'])('is never given where nothing says %s', (field) => {
    expect(check({ verdicts: [{ ...verdict(field, null, null) }] }).colour).not.toBe('green');
  });

  it.each(['not-found', 'unreadable', 'differs'] as const)('is never given where a date is %s', (outcome) => {
    for (const field of ['unfitSince', 'unfitUntil', 'assessedOn', 'birthDate', 'familyName', 'givenNames']) {
      const broken = { ...verdict(field, '2026-11-23', '2026-11-24'), verdict: outcome };
      expect(check({ verdicts: [broken] }).colour).toBe('red');
    }
  });

  it('is never given for a copy that is not accepted', () => {
    for (const copyKind of ['INSURED', 'INSURER', 'DOCTOR', 'OTHER'] as const) {
      expect(check({ compared: { documents: [certificate({ copyKind })] } }).colour).toBe('yellow');
    }
  });
});
