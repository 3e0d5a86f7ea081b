import { expect, it } from 'vitest';
import { decideBadge } from '../../../../electron/evidence/check/decide-badge.ts';
import type { DocumentVerdict, EvidenceCheck, FieldVerdict } from '../../../../shared/domain/evidence/verdict.ts';
import { sampleCheck, sampleFinding } from '../../../helpers/sample-check.ts';
import { sampleContent } from '../../../helpers/sample-rows.ts';

const certificate: DocumentVerdict = {
  contentHash: sampleContent(3).hash,
  isCertificate: true,
  kind: 'au',
  copyKind: 'EMPLOYER',
  containsDiagnosis: false,
  sensitive: [],
  isLegible: true,
};
const flag = sampleFinding('C14', 'flag');
const hard = sampleFinding('C08', 'hard', 'unfitUntil');
const notCertificate = sampleFinding('C01', 'hard');

const notFound: FieldVerdict = {
  field: 'landlordName',
  declared: 'Wohnungsbau Rurtal eG',
  verdict: 'not-found',
  found: null,
  foundText: null,
  contentHash: null,
  page: null,
  box: null,
  tolerance: 'exact',
  candidates: [],
};

it.each<[string | null, Partial<EvidenceCheck> & Pick<EvidenceCheck, 'colour'>]>([
  ['stimmt', { colour: 'green' }],
  ['keine Abweichung', { colour: 'green', fields: [...sampleCheck('green').fields, notFound] }],
  ['1 Hinweis', { colour: 'yellow', findings: [flag, sampleFinding('C17', 'info')] }],
  ['2 Hinweise', { colour: 'yellow', findings: [flag, sampleFinding('C02', 'privacy')] }],
  ['weicht ab', { colour: 'red', findings: [hard], documents: [certificate] }],
  [
    'anderes Formular',
    {
      colour: 'red',
      findings: [notCertificate],
      documents: [{ ...certificate, isCertificate: false, kind: 'child-sick' }],
    },
  ],
  ['nicht lesbar', { colour: 'red', findings: [notCertificate], documents: [{ ...certificate, isLegible: false }] }],
  [null, { colour: 'none' }],
])('the inbox says %s', (title, check) => {
  const badge = decideBadge({ ...sampleCheck(check.colour), ...check });
  expect(badge?.title ?? null).toBe(title);
});
