import { type CalendarDate, toCalendarDate } from '../../shared/base/calendar-date.ts';
import type { PlannedPerson } from './plan-cases.ts';

export type NamedKey =
  | 'mertens'
  | 'gross-weiss'
  | 'kaya'
  | 'nowak'
  | 'von-buelow'
  | 'haddad'
  | 'schaefer'
  | 'lindner'
  | 'oeztuerk'
  | 'brandt';

export interface NamedHousehold {
  readonly key: NamedKey;
  readonly caseNumber: string;
  /** Insurance numbers and account are drawn. */
  readonly persons: readonly Omit<PlannedPerson, 'kvnr' | 'rvnr' | 'iban'>[];
}

/** The people of the acceptance scenarios and of the drawing of the main screen. All invented. */
export const namedHouseholds: readonly NamedHousehold[] = [
  single('mertens', '31302BG0004182', 'female', 'Mertens', 'Mara', '1985-03-12', 'Ahornweg 7', '313M004182'),
  single('gross-weiss', '31302BG0004207', 'male', 'Groß-Weiß', 'Jürgen', '1990-01-01', 'Rosengäßchen 12', '313G004207'),
  withChild(
    single('kaya', '31302BG0004231', 'female', 'Kaya', 'Selin', '1977-09-24', 'Tuchweberstraße 31', '313K004231'),
    { givenNames: 'Emre', birthDate: day('2019-05-17'), sex: 'male', customerNumber: '313K004232' },
  ),
  single('nowak', '31302BG0004256', 'male', 'Nowak', 'Piotr', '1983-06-30', 'Hasenpfad 4', '313N004256'),
  single(
    'von-buelow',
    '31302BG0004263',
    'female',
    'von Bülow',
    'Anna-Lena',
    '1994-11-02',
    'Försterkamp 19',
    '313B004263',
  ),
  single('haddad', '31302BG0004288', 'male', 'Haddad', 'Yusuf', '1996-02-14', 'Wiesengrund 8', '313H004288'),
  single('schaefer', '31302BG0004301', 'male', 'Schäfer', 'Tim', '1988-08-21', 'Papiermacherweg 3', '313S004301'),
  single('lindner', '31302BG0004317', 'female', 'Lindner', 'Rosa', '1979-12-05', 'Am Mühlenteich 22', '313L004317'),
  single('oeztuerk', '31302BG0004338', 'male', 'Öztürk', 'Deniz', '1991-04-09', 'Zur Rurbrücke 15', '313O004338'),
  single('brandt', '31302BG0004350', 'male', 'Brandt', 'Uwe', '1972-10-27', 'Drosselsteig 6', '313B004350'),
];

function single(
  key: NamedKey,
  caseNumber: string,
  sex: PlannedPerson['sex'],
  familyName: string,
  givenNames: string,
  birthDate: string,
  street: string,
  customerNumber: string,
): NamedHousehold {
  const person = { familyName, givenNames, birthDate: day(birthDate), sex, ...home(street), customerNumber };
  return { key, caseNumber, persons: [{ ...person, role: 'applicant' }] };
}

function withChild(
  household: NamedHousehold,
  child: Pick<PlannedPerson, 'givenNames' | 'birthDate' | 'sex' | 'customerNumber'>,
): NamedHousehold {
  const [parent] = household.persons;
  if (parent === undefined) return household;
  return { ...household, persons: [parent, { ...parent, ...child, role: 'child' }] };
}

function home(street: string) {
  return { street, postalCode: '52349', city: 'Düren' };
}

function day(text: string): CalendarDate {
  return toCalendarDate(text);
}
