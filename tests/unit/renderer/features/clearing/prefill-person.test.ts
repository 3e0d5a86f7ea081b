import { describe, expect, it } from 'vitest';
import { findLikely } from '../../../../../renderer/features/clearing/find-likely.ts';
import { findNamesakes } from '../../../../../renderer/features/clearing/find-namesakes.ts';
import { prefillPerson } from '../../../../../renderer/features/clearing/prefill-person.ts';
import { toCalendarDate } from '../../../../../shared/base/calendar-date.ts';
import {
  type CandidateReason,
  candidateSchema,
  directoryHitSchema,
} from '../../../../../shared/domain/directory-hit.ts';
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
      address: 'Weg 1, 52349 Düren',
      caseNumber: '31302BG0000001',
      fileReferences: [],
      serviceOfficeName: 'Mitte',
      goesTo: null,
      reasons,
    });
    expect(findLikely([candidate]).length > 0).toBe(expected);
  });

  it('shows each of those once who cannot be told apart by name and birth date, however they are written', () => {
    const known = (number: number, changes: object = {}) =>
      directoryHitSchema.parse({
        ...applicant,
        personId: sampleId('person', number),
        caseId: sampleId('case', number),
        address: 'Weg 1, 52349 Düren',
        caseNumber: `31302BG000000${number}`,
        fileReferences: ['50-3-1'],
        serviceOfficeName: 'Mitte',
        goesTo: null,
        ...changes,
      });
    const all = [
      known(1, { familyName: 'NEUMANN' }),
      known(2, { givenNames: 'Neumann', familyName: 'Nora' }),
      known(1),
      known(3, { birthDate: '1990-09-01' }),
      known(4, { givenNames: 'Nora Maria' }),
    ];
    expect(findNamesakes(applicant, all).map(({ personId }) => personId)).toEqual([
      sampleId('person', 1),
      sampleId('person', 2),
    ]);
  });
});
