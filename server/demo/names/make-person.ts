import type { CalendarDate } from '../../../shared/base/calendar-date.ts';
import { addDays } from '../../../shared/base/calendar-date.ts';
import { ibanCheckDigits, kvnrCheckDigit, rvnrCheckDigit } from '../../../shared/domain/check-digits.ts';
import { nameGroups } from './name-lists.ts';
import { places, streets } from './places.ts';
import type { SeededRandom } from './seeded-random.ts';

/** An invented person with identifiers whose check digits are right. */
export interface DemoPerson {
  readonly sex: 'female' | 'male';
  readonly familyName: string;
  readonly givenNames: string;
  readonly birthDate: CalendarDate;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  /** Kundennummer, § 51a SGB II. */
  readonly customerNumber: string;
  readonly kvnr: string;
  readonly rvnr: string;
  readonly iban: string;
}

export interface PersonWishes {
  /** Both inclusive; a person of working age (15 to 66 in November 2026) when absent. */
  readonly bornFrom?: CalendarDate;
  readonly bornUntil?: CalendarDate;
  /** Whose household: name and address are taken over. */
  readonly livesWith?: Pick<DemoPerson, 'familyName' | 'street' | 'postalCode' | 'city'>;
  /** Share of persons in a household with an own family name, 0 to 1. */
  readonly ownNameShare?: number;
  readonly sex?: DemoPerson['sex'];
}

const workingAge = { from: '1960-01-01' as CalendarDate, until: '2010-12-31' as CalendarDate };

export function makePerson(random: SeededRandom, wishes: PersonWishes = {}): DemoPerson {
  const group = pickGroup(random);
  const sex = wishes.sex ?? (random.chance(0.5) ? 'female' : 'male');
  const ownName = makeFamilyName(random, group.family);
  const home = wishes.livesWith;
  const familyName = home !== undefined && !random.chance(wishes.ownNameShare ?? 0) ? home.familyName : ownName;
  const birthDate = makeBirthDate(random, wishes.bornFrom ?? workingAge.from, wishes.bornUntil ?? workingAge.until);
  const place = random.pick(places);
  const street = `${random.pick(streets)} ${random.between(1, 98)}${random.chance(0.15) ? random.pick(['a', 'b', 'c']) : ''}`;
  return {
    sex,
    familyName,
    givenNames: random.pick(group[sex]),
    birthDate,
    street: home?.street ?? street,
    postalCode: home?.postalCode ?? place.postalCode,
    city: home?.city ?? place.city,
    customerNumber: `${random.digits(3)}${String.fromCharCode(65 + random.between(0, 25))}${random.digits(6)}`,
    kvnr: makeKvnr(random),
    rvnr: makeRvnr(random, birthDate, familyName, sex),
    iban: makeIban(random),
  };
}

function pickGroup(random: SeededRandom) {
  const total = nameGroups.reduce((sum, group) => sum + group.weight, 0);
  const drawn = random.between(1, total);
  let passed = 0;
  for (const group of nameGroups) {
    passed += group.weight;
    if (drawn <= passed) return group;
  }
  return nameGroups[0];
}

/** Now and then a double name, `Groß-Weiß`; names with particles or blanks are not joined. */
function makeFamilyName(random: SeededRandom, names: readonly [string, ...string[]]): string {
  const first = random.pick(names);
  const second = random.pick(names);
  const joins = random.chance(0.08) && first !== second && !/[ -]/.test(first + second);
  return joins ? `${first}-${second}` : first;
}

function makeBirthDate(random: SeededRandom, from: CalendarDate, until: CalendarDate): CalendarDate {
  const days = Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000);
  return addDays(from, random.between(0, Math.max(0, days)));
}

function makeKvnr(random: SeededRandom): string {
  const part = `${String.fromCharCode(65 + random.between(0, 25))}${random.digits(8)}`;
  return part + kvnrCheckDigit(part);
}

/** Area 13 is the Rhineland; serial numbers 00 to 49 are men's, 50 to 99 women's. */
function makeRvnr(random: SeededRandom, birthDate: CalendarDate, familyName: string, sex: DemoPerson['sex']): string {
  const day = `${birthDate.slice(8, 10)}${birthDate.slice(5, 7)}${birthDate.slice(2, 4)}`;
  const serial = String(random.between(0, 49) + (sex === 'female' ? 50 : 0)).padStart(2, '0');
  const part = `13${day}${initialOf(familyName)}${serial}`;
  return part + rvnrCheckDigit(part);
}

function initialOf(name: string): string {
  const plain = name.normalize('NFD').replaceAll('Đ', 'D').replaceAll('Ł', 'L');
  return /[A-Z]/.exec(plain)?.[0] ?? 'X';
}

/** Bank codes nobody has been given. */
export const demoBanks: readonly [DemoBank, ...DemoBank[]] = [
  { name: 'Rurbank Düren eG', bankCode: '39599901', bic: 'RURBDE31XXX' },
  { name: 'Sparbank Nordeifel', bankCode: '39599902', bic: 'SPNODE31XXX' },
  { name: 'Direktbank Börde AG', bankCode: '37099903', bic: 'DIBODE3KXXX' },
];

export interface DemoBank {
  readonly name: string;
  readonly bankCode: string;
  readonly bic: string;
}

function makeIban(random: SeededRandom): string {
  const account = `${random.pick(demoBanks).bankCode}${random.digits(10)}`;
  return `DE${ibanCheckDigits('DE', account)}${account}`;
}
