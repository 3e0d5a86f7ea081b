import { describe, expect, it } from 'vitest';
import { toCalendarDate } from '../../../../../../shared/base/calendar-date.ts';
import { judgeEvidence } from '../../../../../../shared/domain/evidence/judge-evidence.ts';
import { noFacts } from '../../../../../../shared/domain/evidence/proof-facts.ts';
import type { FieldVerdict } from '../../../../../../shared/domain/evidence/verdict.ts';
import { evidenceCheckSchema } from '../../../../../../shared/domain/evidence/verdict.ts';
import { documentUpload } from '../../../../../../shared/procedures/definitions/document-upload.ts';
import { move } from '../../../../../../shared/procedures/definitions/move.ts';
import type { Procedure } from '../../../../../../shared/procedures/procedure.ts';
import { certificate, mertens, sampleInput, verdict } from '../evidence-samples.ts';

const letter = certificate({ isCertificate: false, kind: 'other', copyKind: 'OTHER' });
const named = [verdict('familyName', 'Mertens', 'Mertens'), verdict('givenNames', 'Mara', 'Mara')];
const partner = { familyName: 'Yılmaz', givenNames: 'Deniz', birthDate: toCalendarDate('1984-02-02') };

function judged(procedure: Procedure, fields: readonly FieldVerdict[]) {
  if (procedure.evidence === null) throw new Error('it compares nothing');
  const input = sampleInput({
    procedure,
    rules: procedure.evidence,
    declared: {},
    applicant: mertens,
    householdMembers: [partner],
  });
  const compared = { documents: [letter], fields, facts: noFacts };
  const result = evidenceCheckSchema.parse(judgeEvidence(input, procedure.evidence, compared));
  return { colour: result.colour, told: result.findings.map(({ key, severity }) => `${key} ${severity}`), result };
}

describe('a move', () => {
  it.each<readonly [string, readonly FieldVerdict[], string, readonly string[]]>([
    ['agrees', [...named, verdict('newCity', 'Düren', 'Düren')], 'green', []],
    [
      'names another person',
      [verdict('familyName', 'Mertens', 'Meier'), verdict('givenNames', 'Mara', 'Mara')],
      'red',
      ['C03:familyName hard'],
    ],
    [
      'names nobody',
      [verdict('familyName', 'Mertens', null), verdict('givenNames', 'Mara', null)],
      'yellow',
      ['C03:familyName flag', 'C03:givenNames flag'],
    ],
    [
      'is in the name of another member of the household',
      [verdict('familyName', 'Mertens', 'Yilmaz'), verdict('givenNames', 'Mara', 'Deniz')],
      'yellow',
      ['C05 flag', 'C03:familyName flag', 'C03:givenNames flag'],
    ],
    ['has another rent', [...named, verdict('baseRent', '612.50', '587.50')], 'red', ['C09:baseRent hard']],
    ['does not say the rent', [...named, verdict('baseRent', '612.50', null)], 'yellow', ['C09:baseRent flag']],
    ['has another landlord', [...named, verdict('landlordName', 'A', 'B')], 'yellow', ['C09:landlordName flag']],
    ['does not say the landlord', [...named, verdict('landlordName', 'A', null)], 'green', ['C09:landlordName info']],
    ['says no birth date', [...named, verdict('birthDate', '1985-03-12', null)], 'green', []],
    ['says another birth date', [...named, verdict('birthDate', '1985-03-12', '1984-02-03')], 'yellow', ['C04 flag']],
  ])('that %s', (_name, fields, colour, told) => {
    expect(judged(move, fields)).toMatchObject({ colour, told });
  });

  it('says the values as people read them, and offers those of the lease', () => {
    const { result } = judged(move, [...named, verdict('baseRent', '612.50', '587.50')]);
    expect(result.findings[0]?.why).toBe(
      '„Grundmiete (kalt)“: angegeben ist 612,50 €, auf dem Nachweis steht 587,50 €.',
    );
    expect(result.proofValues).toEqual({ baseRent: '587.50' });
    expect(result.effective).toBeNull();
  });
});

describe('an upload', () => {
  it.each<readonly [string, readonly FieldVerdict[], string]>([
    ['names the person', named, 'green'],
    ['names nobody', [verdict('familyName', 'Mertens', null), verdict('givenNames', 'Mara', null)], 'yellow'],
    ['names somebody else', [verdict('familyName', 'Mertens', 'Meier'), named[1] as FieldVerdict], 'yellow'],
  ])('that %s', (_name, fields, colour) => {
    expect(judged(documentUpload, fields).colour).toBe(colour);
  });
});
