import { describe, expect, it } from 'vitest';
import { makePerson } from '../../../../server/demo/names/make-person.ts';
import { createSeededRandom } from '../../../../server/demo/names/seeded-random.ts';
import { isCalendarDate } from '../../../../shared/base/calendar-date.ts';
import { isValidIban, isValidKvnr, isValidRvnr } from '../../../../shared/domain/check-digits.ts';

describe('invented people', () => {
  const random = createSeededRandom('people');
  const people = Array.from({ length: 400 }, () => makePerson(random));

  it('have identifiers with right check digits', () => {
    for (const person of people) {
      expect(isValidKvnr(person.kvnr)).toBe(true);
      expect(isValidRvnr(person.rvnr)).toBe(true);
      expect(isValidIban(person.iban)).toBe(true);
      expect(person.customerNumber).toMatch(/^\d{3}[A-Z]\d{6}$/);
      expect(isCalendarDate(person.birthDate)).toBe(true);
    }
  });

  it('have names and places as varied as in life', () => {
    const names = people.map((person) => `${person.familyName} ${person.givenNames}`).join('\n');
    for (const trait of [/ß/, /[äöü]/, /-/, /von /, /[şğı]/, /[łńś]/, /[ễầạ]/]) expect(names).toMatch(trait);
    expect(new Set(people.map((person) => person.city)).size).toBeGreaterThan(10);
    expect(new Set(people.map((person) => person.customerNumber)).size).toBe(people.length);
  });

  it('are the same for the same seed', () => {
    expect(makePerson(createSeededRandom('a'))).toEqual(makePerson(createSeededRandom('a')));
    expect(makePerson(createSeededRandom('a'))).not.toEqual(makePerson(createSeededRandom('b')));
  });

  it('live together with one address and are as old as asked for', () => {
    const parent = makePerson(createSeededRandom('parent'));
    const child = makePerson(createSeededRandom('child'), {
      livesWith: parent,
      bornFrom: '2015-01-01' as typeof parent.birthDate,
      bornUntil: '2020-12-31' as typeof parent.birthDate,
    });
    expect(child).toMatchObject({ familyName: parent.familyName, street: parent.street, city: parent.city });
    expect(child.birthDate >= '2015-01-01' && child.birthDate <= '2020-12-31').toBe(true);
  });

  it('a fork of the chance does not move the sequence it comes from', () => {
    const [first, second] = [createSeededRandom('x'), createSeededRandom('x')];
    first.fork('aside').next();
    expect(first.next()).toBe(second.next());
  });
});
