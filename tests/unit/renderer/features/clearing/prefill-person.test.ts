import { describe, expect, it } from 'vitest';
import { findLikely } from '../../../../../renderer/features/clearing/find-likely.ts';
import { prefillPerson } from '../../../../../renderer/features/clearing/prefill-person.ts';
import { toCalendarDate } from '../../../../../shared/base/calendar-date.ts';
import { type CandidateReason, candidateSchema } from '../../../../../shared/domain/directory-hit.ts';
import { sampleId } from '../../../../helpers/sample-rows.ts';

const applicant = { familyName: 'Neumann', givenNames: 'Nora', birthDate: toCalendarDate('1990-01-09') };

describe('the form of a new person', () => {
  it('begins with what was declared', () => {
    const declared = { newStreet: 'Erlenweg 12', newPostalCode: '52351', newCity: 'Düren', livingArea: 54 };
    const sent = { ...applicant, customerNumber: '313N1', postalCode: '52349' };
    expect(prefillPerson({ applicant: sent, declared })).toEqual({
      familyName: 'Neumann',
      givenNames: 'Nora',
      birthDate: '09.01.1990',
      customerNumber: '313N1',
      street: 'Erlenweg 12',
      postalCode: '52351',
      city: 'Düren',
      role: 'applicant',
    });
  });

  it('leaves empty what nobody said', () => {
    expect(prefillPerson({ applicant, declared: {} })).toMatchObject({
      street: '',
      postalCode: '',
      customerNumber: '',
    });
  });

  it.each<[readonly CandidateReason[], boolean]>([
    [['same-birth-date', 'same-name'], true],
    [['same-birth-date', 'similar-name'], true],
    [['similar-birth-date', 'same-name'], true],
    [['same-birth-date'], false],
    [['same-name'], false],
    [['same-case-number'], false],
  ])('warns of somebody with %s: %s', (reasons, expected) => {
    const candidate = candidateSchema.parse({
      personId: sampleId('person', 1),
      caseId: sampleId('case', 1),
      familyName: 'Neumann',
      givenNames: 'Nora',
      birthDate: '1990-01-09',
      caseNumber: '31302BG0000001',
      serviceOfficeName: 'Mitte',
      goesTo: null,
      reasons,
    });
    expect(findLikely([candidate]).length > 0).toBe(expected);
  });
});
