import type { CalendarDate } from '../../../shared/base/calendar-date.ts';
import { ikCheckDigit, lanrCheckDigit } from '../../../shared/domain/check-digits.ts';
import type { DemoPerson } from '../names/make-person.ts';
import { places, streets } from '../names/places.ts';
import type { SeededRandom } from '../names/seeded-random.ts';

/** Which part of Muster 1: only the employer's has no diagnosis. */
export type SickNoteCopy = 'employer' | 'insured' | 'insurer';

/** Everything that stands on an Arbeitsunfähigkeitsbescheinigung (Muster 1), as it is printed. */
export interface SickNoteDetails {
  readonly copy: SickNoteCopy;
  readonly kind: 'initial' | 'follow-up';
  readonly insurer: string;
  /** Kostenträgerkennung, nine digits. */
  readonly insurerCode: string;
  /** As on the health insurance card: capitals. */
  readonly cardFamilyName: string;
  readonly cardGivenNames: string;
  readonly birthDate: CalendarDate;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly kvnr: string;
  readonly status: string;
  readonly practiceNumber: string;
  readonly doctorNumber: string;
  readonly issuedOn: CalendarDate;
  /** Null on a follow-up certificate of the electronic procedure. */
  readonly unfitSince: CalendarDate | null;
  readonly unfitUntil: CalendarDate;
  readonly assessedOn: CalendarDate;
  readonly workAccident: boolean;
  readonly otherAccident: boolean;
  /** `J06.9 G`; printed on the insured's and the insurer's copy only. */
  readonly diagnoses: readonly string[];
  readonly doctor: Doctor;
}

export interface Doctor {
  readonly name: string;
  readonly speciality: string;
  readonly street: string;
  readonly place: string;
  readonly phone: string;
}

export interface SickNoteWishes {
  readonly copy?: SickNoteCopy;
  readonly kind: SickNoteDetails['kind'];
  readonly unfitSince: CalendarDate | null;
  readonly unfitUntil: CalendarDate;
  readonly assessedOn: CalendarDate;
  /** The day of assessment when absent, which is the usual case. */
  readonly issuedOn?: CalendarDate;
  readonly umlauts?: 'kept' | 'written-out';
  readonly workAccident?: boolean;
}

/** The certificate a person would get for a period: doctor, insurer and numbers are drawn by chance. */
export function makeSickNoteDetails(
  random: SeededRandom,
  person: Pick<DemoPerson, 'familyName' | 'givenNames' | 'birthDate' | 'street' | 'postalCode' | 'city' | 'kvnr'>,
  wishes: SickNoteWishes,
): SickNoteDetails {
  const insurer = random.pick(insurers);
  const copy = wishes.copy ?? 'employer';
  const umlauts = wishes.umlauts ?? 'kept';
  const doctorPart = random.digits(6);
  return {
    copy,
    kind: wishes.kind,
    insurer,
    insurerCode: insurerCode(insurer),
    cardFamilyName: cardCapitals(person.familyName, umlauts),
    cardGivenNames: cardCapitals(person.givenNames, umlauts),
    birthDate: person.birthDate,
    street: person.street,
    postalCode: person.postalCode,
    city: person.city,
    kvnr: person.kvnr,
    status: random.pick(['1000000', '1000000', '3000000', '5000000']),
    practiceNumber: `27${random.digits(7)}`,
    doctorNumber: doctorPart + lanrCheckDigit(doctorPart) + random.pick(['01', '01', '03', '10', '42']),
    issuedOn: wishes.issuedOn ?? wishes.assessedOn,
    unfitSince: wishes.unfitSince,
    unfitUntil: wishes.unfitUntil,
    assessedOn: wishes.assessedOn,
    workAccident: wishes.workAccident ?? false,
    otherAccident: false,
    diagnoses: [random.pick(['J06.9 G', 'M54.5 G', 'A09.9 G', 'J20.9 G', 'S93.4 G L'])],
    doctor: makeDoctor(random),
  };
}

/**
 * How a card prints a name: capitals of ISO 8859-15. ß becomes SS, letters of other alphabets lose their marks;
 * some practices write Ä Ö Ü out.
 */
export function cardCapitals(name: string, umlauts: 'kept' | 'written-out'): string {
  const capitals = name
    .replaceAll('ß', 'ss')
    .replaceAll('ı', 'i')
    .toUpperCase()
    .replaceAll('Ł', 'L')
    .replaceAll('Đ', 'D');
  const plain = Array.from(capitals.normalize('NFC'), (letter) =>
    /[ÄÖÜ]/.test(letter) ? letter : letter.normalize('NFD').replace(/\p{M}/gu, ''),
  ).join('');
  if (umlauts === 'kept') return plain;
  return plain.replaceAll('Ä', 'AE').replaceAll('Ö', 'OE').replaceAll('Ü', 'UE').replaceAll('-', ' ');
}

const insurers: readonly [string, ...string[]] = [
  'Musterkasse Nord',
  'BKK Papier und Tuch',
  'Rurland Krankenkasse',
  'Gesundheitskasse Börde',
  'IKK Eifelhandwerk',
];

/** Always the same for one insurer. */
function insurerCode(insurer: string): string {
  const serial = Array.from(insurer).reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_000, 7);
  const part = `10${String(serial).padStart(6, '0')}`;
  return part + ikCheckDigit(part);
}

function makeDoctor(random: SeededRandom): Doctor {
  const place = random.pick(places);
  return {
    name: random.pick([
      'Dr. med. A. Beispiel',
      'Dr. F. Lohrmann-Özer',
      'Dr. med. K. Wiesengrundt',
      'M. Terhaag',
      'Dr. I. Sawatzki',
    ]),
    speciality: random.pick(['Fachärztin für Allgemeinmedizin', 'Facharzt für Innere Medizin', 'Hausärztliche Praxis']),
    street: `${random.pick(streets)} ${random.between(1, 60)}`,
    place: `${place.postalCode} ${place.city}`,
    phone: `Tel. 02421 00${random.digits(4)}`,
  };
}
