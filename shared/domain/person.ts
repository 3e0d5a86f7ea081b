import { z } from 'zod';
import { calendarDate } from '../base/calendar-date.ts';
import { personId } from '../base/ids.ts';

/** A person entitled to benefits (leistungsberechtigte Person) in a household case. */
export const personSchema = z.object({
  id: personId,
  familyName: z.string().min(1).max(120),
  givenNames: z.string().min(1).max(120),
  birthDate: calendarDate,
  /** Kundennummer, § 51a SGB II; usual form `123A456789`. */
  customerNumber: z.string().max(20).nullable(),
  street: z.string().max(120),
  postalCode: z.string().max(10),
  city: z.string().max(80),
  role: z.enum(['applicant', 'partner', 'child', 'other']),
});
export type Person = z.infer<typeof personSchema>;

/** `Mertens, Mara`: the way lists and files sort people. */
export function sortableName(person: Pick<Person, 'familyName' | 'givenNames'>): string {
  return `${person.familyName}, ${person.givenNames}`;
}

/** `Mara Mertens`. */
export function fullName(person: Pick<Person, 'familyName' | 'givenNames'>): string {
  return `${person.givenNames} ${person.familyName}`;
}

/** `Weg 2, 52349 Düren`. */
export function addressOf({ street, postalCode, city }: Pick<Person, 'street' | 'postalCode' | 'city'>): string {
  return `${street}, ${postalCode} ${city}`;
}
