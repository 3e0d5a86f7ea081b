import { z } from 'zod';
import { formatGermanDay } from '../../../shared/base/calendar-date.ts';
import { personSchema } from '../../../shared/domain/person.ts';
import type { Submission } from '../../../shared/domain/submission.ts';

/** A person as it is typed; the birth date as people write it. */
export const personDraftSchema = z.object({
  familyName: z.string(),
  givenNames: z.string(),
  birthDate: z.string(),
  customerNumber: z.string(),
  street: z.string(),
  postalCode: z.string(),
  city: z.string(),
  role: personSchema.shape.role,
});
export type PersonDraft = Readonly<z.infer<typeof personDraftSchema>>;

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
