import { makeSickNoteDetails, type SickNoteWishes } from '../../../../server/demo/files/sick-note-details.ts';
import { makePerson } from '../../../../server/demo/names/make-person.ts';
import { createSeededRandom } from '../../../../server/demo/names/seeded-random.ts';
import { toCalendarDate } from '../../../../shared/base/calendar-date.ts';

export const day = toCalendarDate;

/** The standard sick note of an invented person. */
export const mara = {
  ...makePerson(createSeededRandom('mara')),
  familyName: 'Mertens',
  givenNames: 'Mara',
  birthDate: day('1985-03-12'),
};

export const standardWishes: SickNoteWishes = {
  kind: 'initial',
  unfitSince: day('2026-11-23'),
  unfitUntil: day('2026-11-27'),
  assessedOn: day('2026-11-23'),
};

export function sickNoteOf(wishes: Partial<SickNoteWishes> = {}, person = mara) {
  return makeSickNoteDetails(createSeededRandom('details'), person, { ...standardWishes, ...wishes });
}
