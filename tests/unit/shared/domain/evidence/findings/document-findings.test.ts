import { describe, expect, it } from 'vitest';
import type { ContentHash } from '../../../../../../shared/base/ids.ts';
import type { DocumentVerdict } from '../../../../../../shared/domain/evidence/verdict.ts';
import { box, certificate, check, proofHash, type Sample, sickNoteRules, titles, told } from '../evidence-samples.ts';

const otherHash = 'b'.repeat(64) as ContentHash;
const noCertificate = { isCertificate: false, copyKind: 'OTHER' } as const;

function documents(...changes: readonly Partial<DocumentVerdict>[]): Sample {
  return { compared: { documents: changes.map(certificate) } };
}

describe('C01, is it a certificate', () => {
  it.each<readonly [string, Sample, readonly string[]]>([
    ['a child', documents({ ...noCertificate, kind: 'child-sick' }), ['C01 hard Kind krank statt AU']],
    ['a hospital', documents({ ...noCertificate, kind: 'hospital' }), ['C01 hard Liegebescheinigung statt AU']],
    ['an attest', documents({ ...noCertificate, kind: 'attest' }), ['C01 hard Attest statt AU']],
    ['something else', documents({ ...noCertificate, kind: 'other' }), ['C01 hard Keine AU-Bescheinigung']],
    ['an illegible one', documents({ isLegible: false }), ['C01 hard Nicht lesbar']],
    ['no proof at all', documents(), ['C01 hard Nachweis fehlt']],
    [
      'a letter beside the certificate',
      documents({}, { ...noCertificate, kind: 'other', contentHash: otherHash }),
      ['C01 info Weiteres Dokument'],
    ],
    [
      'an illegible page beside the certificate',
      documents({}, { ...noCertificate, isLegible: false, contentHash: otherHash }),
      ['C01 flag Nicht lesbar'],
    ],
  ])('says of %s what it is', (_name, sample, expected) => {
    expect(titles(sample)).toEqual(expected);
  });

  it('is red where a file could not be read at all', () => {
    const reading = { contentHash: proofHash, engine: 'x', pages: [], looks: [], barcodes: [], pageCount: 0 };
    const readings = [{ ...reading, problem: 'damaged' as const }];
    const result = check({ input: { readings }, compared: { documents: [] } });
    expect([result.colour, ...told(result)]).toEqual(['red', 'C01 hard']);
  });
});

describe('C02, is it the right copy', () => {
  const sensitive = [{ page: 1, box, reason: 'diagnosis' }] as const;
  it.each<readonly [string, Sample, readonly string[]]>([
    ['the employer', documents({}), []],
    [
      'the insurer',
      documents({ copyKind: 'INSURER', containsDiagnosis: true, sensitive: [...sensitive] }),
      ['C02 privacy Ausfertigung mit Diagnose'],
    ],
    ['the insured, nothing filled in', documents({ copyKind: 'INSURED' }), ['C02 privacy Andere Ausfertigung']],
    ['the doctor', documents({ copyKind: 'DOCTOR' }), ['C02 privacy Andere Ausfertigung']],
    ['nobody that could be read', documents({ copyKind: 'OTHER' }), ['C02 flag Ausfertigung nicht erkannt']],
    [
      'the employer, with a diagnosis written on it',
      documents({ containsDiagnosis: true }),
      ['C02 privacy Ausfertigung mit Diagnose'],
    ],
    [
      'the employer, with somebody else on the picture',
      documents({ sensitive: [{ page: 1, box, reason: 'third-party' }] }),
      ['C02 privacy Angaben über andere Personen'],
    ],
  ])('says of a copy for %s what stands before filing', (_name, sample, expected) => {
    expect(titles(sample)).toEqual(expected);
  });

  it('takes the copies that the office accepts', () => {
    const rules = sickNoteRules({ acceptedCopies: ['EMPLOYER', 'INSURED'] });
    expect(check({ rules, ...documents({ copyKind: 'INSURED' }) }).colour).toBe('green');
  });

  it('stays beside a wrong document, too', () => {
    const result = check(documents({ ...noCertificate, kind: 'child-sick', containsDiagnosis: true }));
    expect([result.colour, ...told(result)]).toEqual(['red', 'C01 hard', 'C02 privacy']);
  });
});
