import { formatGermanDay } from '../../../shared/base/calendar-date.ts';
import type { Person } from '../../../shared/domain/person.ts';
import type { Submission } from '../../../shared/domain/submission.ts';

/** A person as it is typed; the birth date as people write it. */
export interface PersonDraft {
  readonly familyName: string;
  readonly givenNames: string;
  readonly birthDate: string;
  readonly customerNumber: string;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly role: Person['role'];
}

/** What the sender said about themselves; of a move, the new address. Pure. */
export function prefillPerson({ applicant, declared }: Pick<Submission, 'applicant' | 'declared'>): PersonDraft {
  const text = (name: string) => (typeof declared[name] === 'string' ? declared[name] : '');
  return {
    familyName: applicant.familyName,
    givenNames: applicant.givenNames,
    birthDate: formatGermanDay(applicant.birthDate),
    customerNumber: applicant.customerNumber ?? '',
    street: text('newStreet'),
    postalCode: text('newPostalCode') || (applicant.postalCode ?? ''),
    city: text('newCity'),
    role: 'applicant',
  };
}
