import { makeBankLetter, makeCaseLetter } from '../../../server/demo/files/make-proofs.ts';
import { makeSickNote } from '../../../server/demo/files/make-sick-note.ts';
import { makeSickNoteDetails } from '../../../server/demo/files/sick-note-details.ts';
import { makePerson } from '../../../server/demo/names/make-person.ts';
import { createSeededRandom } from '../../../server/demo/names/seeded-random.ts';
import { addDays } from '../../../shared/base/calendar-date.ts';
import { today } from './office.ts';

/** Digital letters of an office as PDF: sick notes, decision, invitation, bank letter. */
export async function makeLetters(): Promise<readonly Uint8Array[]> {
  const random = createSeededRandom('letters');
  const person = makePerson(random);
  const context = {
    officeName: 'Jobcenter Musterkreis',
    officeAddress: 'Rathausplatz 1, 52349 Düren',
    person,
    caseNumber: '31302BG0001234',
    workerName: 'Sabine Krämer',
    team: 'Team Leistung 2',
    writtenOn: today,
  };
  const wishes = { kind: 'initial', unfitSince: today, unfitUntil: addDays(today, 9), assessedOn: today } as const;
  const files = await Promise.all([
    makeSickNote(makeSickNoteDetails(random, person, wishes), 'digital-pdf', 'one'),
    makeSickNote(makeSickNoteDetails(random, makePerson(random), wishes), 'digital-pdf', 'two'),
    makeCaseLetter('decision', context, 'one'),
    makeCaseLetter('invitation', context, 'one'),
    makeBankLetter({ holder: person, iban: person.iban, writtenOn: today }, 'digital-pdf', 'one'),
  ]);
  return files.map((file) => file.bytes);
}
