import { describe, expect, it } from 'vitest';
import { toCalendarDate } from '../../../../../shared/base/calendar-date.ts';
import { personId } from '../../../../../shared/base/ids.ts';
import {
  decidePersonLock,
  type KnownPerson,
  type LockInput,
  personLockSchema,
} from '../../../../../shared/domain/evidence/person-lock.ts';
import { sampleId } from '../../../../helpers/sample-rows.ts';
import { box, mertens, proofHash, verdict } from './evidence-samples.ts';

const mara: KnownPerson = { ...mertens, id: personId.parse(sampleId('person', 1)), address: 'Weg 1, 52349 Düren' };
const other = (birthDate: string, changes: Partial<KnownPerson> = {}): KnownPerson => ({
  ...mara,
  id: personId.parse(sampleId('person', 2)),
  birthDate: toCalendarDate(birthDate),
  ...changes,
});
const place = { contentHash: proofHash, page: 1, box };

function named(familyName: string | null, givenNames: string | null, birthDate: string | null) {
  return [
    verdict('familyName', 'Mertens', familyName),
    verdict('givenNames', 'Mara', givenNames),
    verdict('birthDate', '1985-03-12', birthDate),
  ];
}

function lock(changes: Partial<LockInput> = {}) {
  return personLockSchema.parse(
    decidePersonLock({
      fields: named('Mertens', 'Mara', '1985-03-12'),
      numbersOnProof: [],
      applicant: mertens,
      filePersons: [mara],
      namesakeIds: [],
      fileNumbers: ['31302BG0001234', '123A456789'],
      namesakes: [],
      ...changes,
    }),
  );
}

describe('the right-person lock', () => {
  it.each<readonly [string, Partial<LockInput>, 'open' | 'closed' | 'unknown']>([
    ['name and birth date lead to the file', {}, 'open'],
    ['another birth date stands there', { fields: named('Mertens', 'Mara', '1985-12-03') }, 'closed'],
    ['another name stands there', { fields: named('Martens', 'Mara', '1985-03-12') }, 'closed'],
    ['another given name stands there', { fields: named('Mertens', 'Mia', '1985-03-12') }, 'closed'],
    ['the name stands there without a birth date', { fields: named('Mertens', 'Mara', null) }, 'unknown'],
    [
      'the family name cannot be read and the given name fits',
      { fields: named(null, 'Mara', '1985-03-12') },
      'unknown',
    ],
    ['the family name fits and the given name cannot be read', { fields: named('MERTENS', null, null) }, 'unknown'],
    ['nothing was found', { fields: named(null, null, null) }, 'unknown'],
    ['the card writes capitals', { fields: named('MERTENS', 'MARA', '1985-03-12') }, 'open'],
    [
      'a number of the file stands there, written in another way',
      { fields: named(null, null, null), numbersOnProof: [{ kind: 'case', value: '31302//0001234', place }] },
      'open',
    ],
    [
      'the number of another file stands there, though the name fits',
      { numbersOnProof: [{ kind: 'case', value: '31302BG0009999', place }] },
      'closed',
    ],
    ['the target is the file of somebody else', { filePersons: [{ ...mara, givenNames: 'Jonas' }] }, 'closed'],
    [
      'the target is the file of the whole household',
      { filePersons: [other('1983-01-01', { givenNames: 'Jonas' }), mara] },
      'open',
    ],
  ])('when %s', (_name, changes, expected) => {
    expect(lock(changes).state).toBe(expected);
  });

  it('warns of people with the same name, and not of the person itself', () => {
    const namesakes = [mara, other('1990-02-01'), other('1991-02-01', { familyName: 'Merten' })];
    expect(lock({ namesakes }).namesakes).toEqual(['Mertens, Mara, geb. 01.02.1990']);
  });

  it('leads to nobody by name and birth date where two people have both, and says by what to tell them apart', () => {
    const namesakes = [mara, other('1990-02-01'), other('1985-03-12', { address: 'Am Ring 5, 52351 Düren' })];
    expect(lock({ namesakes, namesakeIds: [mara.id] })).toEqual({
      state: 'unknown',
      reason: expect.stringContaining('am selben Tag geboren'),
      namesakes: ['Mertens, Mara, geb. 12.03.1985, Am Ring 5, 52351 Düren', 'Mertens, Mara, geb. 01.02.1990'],
    });
  });

  it('warns of one who is in nobody’s cache here, and is opened by a number of the file all the same', () => {
    const namesakes = ['Mertens, Mara, geb. 12.03.1985, in einer anderen Bedarfsgemeinschaft'];
    expect(lock({ namesakeIds: [mara.id] })).toMatchObject({ state: 'unknown', namesakes });
    const numbersOnProof = [{ kind: 'customer' as const, value: '123A456789', place }];
    expect(lock({ namesakeIds: [mara.id], numbersOnProof })).toMatchObject({ state: 'open', namesakes });
  });

  it('names ten of them at most', () => {
    const many = Array.from({ length: 30 }, (_, index) => other(`19${60 + index}-01-01`));
    expect(lock({ namesakes: many }).namesakes).toHaveLength(10);
  });
});
