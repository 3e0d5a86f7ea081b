import type { CalendarDate } from '../../shared/base/calendar-date.ts';
import { berlinMoment, scenarioDay } from './demo-time.ts';
import { makeChildSickNote } from './files/make-proofs.ts';
import { makeSickNoteDetails } from './files/sick-note-details.ts';
import type { NamedKey } from './named-households.ts';
import type { SeededRandom } from './names/seeded-random.ts';
import type { PlannedCase } from './plan-cases.ts';
import { drawMove } from './plan-move.ts';
import { planSickNote } from './plan-sick-note.ts';
import { planUpload } from './plan-upload.ts';
import { identityOf, type PlannedSubmission, type Sender } from './planned-submission.ts';

/**
 * What lies on Sabine's desk besides the drawn submissions: the acceptance scenarios (DOMAIN.md section 12) and the
 * rows of the drawing of the main screen, in every form in which a file may come.
 */
export function planScenarios(
  cases: readonly PlannedCase[],
  random: SeededRandom,
  now: Date,
): readonly PlannedSubmission[] {
  const day = scenarioDay(now);
  const at = (written: string, time: string) => berlinMoment(day(written), time);
  const from = (key: NamedKey): Sender => {
    const planned = cases.find((candidate) => candidate.key === key);
    if (planned === undefined) throw new Error('a named household is missing');
    const [person] = planned.persons;
    return { person, applicant: { ...identityOf(person), caseNumber: planned.caseNumber } };
  };
  return [
    // 1: everything agrees
    planSickNote({
      key: 'mertens',
      sender: from('mertens'),
      receivedAt: at('2026-11-24', '08:12'),
      form: 'digital-pdf',
      kind: 'INITIAL',
      unfitSince: day('2026-11-23'),
      unfitUntil: day('2026-11-27'),
      assessedOn: day('2026-11-23'),
    }),
    // 2 and 4: a follow-up over a weekend, and a card that writes the name in its own way
    planSickNote({
      key: 'gross-weiss',
      sender: from('gross-weiss'),
      receivedAt: at('2026-11-24', '08:03'),
      form: 'image-pdf',
      kind: 'FOLLOW_UP',
      unfitSince: null,
      unfitUntil: day('2026-12-11'),
      assessedOn: day('2026-11-23'),
      onProof: { umlauts: 'written-out' },
    }),
    // 6: Muster 21 for the child instead of a certificate for the person
    planChildInstead(from('kaya'), cases, at('2026-11-24', '07:41'), day),
    // 5: the certificate ends earlier than declared
    planSickNote({
      key: 'schaefer',
      sender: from('schaefer'),
      receivedAt: at('2026-11-20', '10:26'),
      form: 'skewed-scan',
      kind: 'INITIAL',
      unfitSince: day('2026-11-16'),
      unfitUntil: day('2026-12-04'),
      assessedOn: day('2026-11-16'),
      onProof: { unfitUntil: day('2026-11-27') },
    }),
    // a phone photo that can be read
    planSickNote({
      key: 'brandt',
      sender: from('brandt'),
      receivedAt: at('2026-11-19', '19:48'),
      form: 'phone-photo',
      kind: 'INITIAL',
      unfitSince: day('2026-11-19'),
      unfitUntil: day('2026-11-27'),
      assessedOn: day('2026-11-19'),
    }),
    drawMove(random.fork('nowak'), {
      key: 'nowak',
      sender: from('nowak'),
      receivedAt: at('2026-11-23', '16:20'),
      confirmation: 'phone-photo',
    }),
    planUpload(random.fork('von-buelow'), {
      key: 'von-buelow',
      sender: from('von-buelow'),
      receivedAt: at('2026-11-23', '14:02'),
      kind: 'bank-letter',
      form: 'digital-pdf',
      subject: 'Neue Bankverbindung',
    }),
    planUpload(random.fork('haddad'), {
      key: 'haddad',
      sender: from('haddad'),
      receivedAt: at('2026-11-23', '11:37'),
      kind: 'employment-contract',
      form: 'screenshot',
      subject: 'Nachweis zu Ihrer Rückfrage',
    }),
    planUpload(random.fork('lindner'), {
      key: 'lindner',
      sender: from('lindner'),
      receivedAt: at('2026-11-20', '09:15'),
      kind: 'employment-contract',
      form: 'image-pdf',
      subject: 'Arbeitsaufnahme',
    }),
    planUpload(random.fork('oeztuerk'), {
      key: 'oeztuerk',
      sender: from('oeztuerk'),
      receivedAt: at('2026-11-20', '08:51'),
      kind: 'bank-letter',
      form: 'screenshot',
      subject: 'Bestätigung meiner Bank',
    }),
  ];
}

function planChildInstead(
  sender: Sender,
  cases: readonly PlannedCase[],
  receivedAt: PlannedSubmission['receivedAt'],
  day: (written: string) => CalendarDate,
): PlannedSubmission {
  const [since, until] = [day('2026-11-23'), day('2026-11-25')];
  const child = cases.find((planned) => planned.key === 'kaya')?.persons[1];
  const declared = planSickNote({
    key: 'kaya',
    sender,
    receivedAt,
    form: 'digital-pdf',
    kind: 'INITIAL',
    unfitSince: since,
    unfitUntil: until,
    assessedOn: since,
  });
  return {
    ...declared,
    makeFiles: async (random) => {
      if (child === undefined) throw new Error('the child of the scenario is missing');
      const wishes = { kind: 'initial', unfitSince: since, unfitUntil: until, assessedOn: since } as const;
      const details = { ...makeSickNoteDetails(random, child, wishes), careFrom: since, careUntil: until };
      return [await makeChildSickNote(details, 'digital-pdf', 'kaya')];
    },
  };
}
