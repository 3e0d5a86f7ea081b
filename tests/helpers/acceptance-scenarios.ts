import { makeChildSickNote } from '../../server/demo/files/make-proofs.ts';
import { makeSickNote } from '../../server/demo/files/make-sick-note.ts';
import type { ProofForm } from '../../server/demo/files/render-proof.ts';
import { makeSickNoteDetails, type SickNoteWishes } from '../../server/demo/files/sick-note-details.ts';
import { createSeededRandom } from '../../server/demo/names/seeded-random.ts';
import type { PlannedPerson } from '../../server/demo/plan-cases.ts';
import { toCalendarDate } from '../../shared/base/calendar-date.ts';
import type { Scenario } from './scenario-office.ts';

/** What is sent in the acceptance scenarios 1 to 10 of the domain. */
export const scenarios = {
  standard: {
    familyName: 'Mertens',
    givenNames: 'Mara',
    birthDate: '1985-03-12',
    receivedAt: '2026-11-24T08:12',
    declared: declare('INITIAL', '2026-11-23', '2026-11-27', '2026-11-23'),
    makeFiles: certificate(1, 'digital-pdf', { since: '2026-11-23', until: '2026-11-27', assessed: '2026-11-23' }),
  },
  followUp: {
    familyName: 'Brandt',
    givenNames: 'Uwe',
    birthDate: '1972-10-27',
    receivedAt: '2026-11-30T09:00',
    declared: declare('FOLLOW_UP', '2026-11-28', '2026-12-11', '2026-11-30'),
    makeFiles: certificate(2, 'digital-pdf', { until: '2026-12-11', assessed: '2026-11-30' }),
    previous: [{ from: '2026-11-23', to: '2026-11-27', kind: 'INITIAL' }],
  },
  gap: {
    familyName: 'Nowak',
    givenNames: 'Piotr',
    birthDate: '1983-06-30',
    receivedAt: '2026-11-20T15:00',
    declared: declare('FOLLOW_UP', '2026-11-19', '2026-11-27', '2026-11-20'),
    makeFiles: certificate(3, 'digital-pdf', { until: '2026-11-27', assessed: '2026-11-20' }),
    previous: [{ from: '2026-11-09', to: '2026-11-18', kind: 'INITIAL' }],
  },
  spelling: {
    familyName: 'Groß-Weiß',
    givenNames: 'Jürgen',
    birthDate: '1990-01-01',
    receivedAt: '2026-11-24T08:03',
    declared: declare('INITIAL', '2026-11-23', '2026-11-27', '2026-11-23'),
    makeFiles: certificate(4, 'digital-pdf', {
      since: '2026-11-23',
      until: '2026-11-27',
      assessed: '2026-11-23',
      umlauts: 'written-out',
    }),
  },
  otherEnd: {
    familyName: 'Schäfer',
    givenNames: 'Tim',
    birthDate: '1988-08-21',
    receivedAt: '2026-11-18T10:26',
    declared: declare('INITIAL', '2026-11-16', '2026-12-04', '2026-11-16'),
    makeFiles: certificate(5, 'skewed-scan', { since: '2026-11-16', until: '2026-11-27', assessed: '2026-11-16' }),
  },
  childForm: {
    familyName: 'Kaya',
    givenNames: 'Selin',
    birthDate: '1977-09-24',
    receivedAt: '2026-11-24T07:41',
    declared: declare('INITIAL', '2026-11-23', '2026-11-25', '2026-11-23'),
    makeFiles: childCertificate(),
    household: [{ familyName: 'Kaya', givenNames: 'Emre', birthDate: '2019-05-17' }],
  },
  insurerCopy: {
    familyName: 'Lindner',
    givenNames: 'Rosa',
    birthDate: '1979-12-05',
    receivedAt: '2026-11-25T11:00',
    declared: declare('INITIAL', '2026-11-24', '2026-12-01', '2026-11-24'),
    makeFiles: certificate(7, 'digital-pdf', {
      since: '2026-11-24',
      until: '2026-12-01',
      assessed: '2026-11-24',
      copy: 'insurer',
    }),
  },
  backDated: {
    familyName: 'Öztürk',
    givenNames: 'Deniz',
    birthDate: '1991-04-09',
    receivedAt: '2026-11-26T12:00',
    declared: declare('INITIAL', '2026-11-20', '2026-11-27', '2026-11-26'),
    makeFiles: certificate(8, 'digital-pdf', { since: '2026-11-20', until: '2026-11-27', assessed: '2026-11-26' }),
  },
  sixWeeks: {
    familyName: 'Haddad',
    givenNames: 'Yusuf',
    birthDate: '1996-02-14',
    receivedAt: '2026-11-20T13:00',
    declared: declare('FOLLOW_UP', '2026-11-21', '2026-12-04', '2026-11-20'),
    makeFiles: certificate(9, 'digital-pdf', { until: '2026-12-04', assessed: '2026-11-20' }),
    previous: [
      { from: '2026-10-12', to: '2026-10-30', kind: 'INITIAL' },
      { from: '2026-10-31', to: '2026-11-20', kind: 'FOLLOW_UP' },
    ],
  },
  absentOwner: {
    familyName: 'von Bülow',
    givenNames: 'Anna-Lena',
    birthDate: '1994-11-02',
    receivedAt: '2026-11-24T09:30',
    declared: declare('INITIAL', '2026-11-23', '2026-11-27', '2026-11-23'),
    makeFiles: certificate(10, 'digital-pdf', { since: '2026-11-23', until: '2026-11-27', assessed: '2026-11-23' }),
  },
} satisfies Record<string, Scenario>;
export type ScenarioKey = keyof typeof scenarios;

interface Wishes {
  readonly since?: string;
  readonly until: string;
  readonly assessed: string;
  readonly umlauts?: SickNoteWishes['umlauts'];
  readonly copy?: SickNoteWishes['copy'];
}

function declare(kind: 'INITIAL' | 'FOLLOW_UP', unfitSince: string, unfitUntil: string, assessedOn: string) {
  return { kind, unfitSince, unfitUntil, assessedOn };
}

function certificate(number: number, form: ProofForm, { since, until, assessed, umlauts, copy }: Wishes) {
  return async (person: PlannedPerson) => {
    const details = makeSickNoteDetails(createSeededRandom(`scenario ${number}`), person, {
      kind: since === undefined ? 'follow-up' : 'initial',
      unfitSince: since === undefined ? null : toCalendarDate(since),
      unfitUntil: toCalendarDate(until),
      assessedOn: toCalendarDate(assessed),
      ...(umlauts === undefined ? {} : { umlauts }),
      ...(copy === undefined ? {} : { copy }),
    });
    return [await makeSickNote(details, form, `scenario ${number}`)];
  };
}

function childCertificate() {
  return async (parent: PlannedPerson) => {
    const child = { ...parent, givenNames: 'Emre', birthDate: toCalendarDate('2019-05-17') };
    const [since, until] = [toCalendarDate('2026-11-23'), toCalendarDate('2026-11-25')];
    const period = { kind: 'initial', unfitSince: since, unfitUntil: until, assessedOn: since } as const;
    const details = makeSickNoteDetails(createSeededRandom('scenario 6'), child, period);
    return [await makeChildSickNote({ ...details, careFrom: since, careUntil: until }, 'digital-pdf', 'scenario 6')];
  };
}

/** The code on the insurer's copy: only the tests know it, by making the certificate again. */
export function printedDiagnosis(): string {
  const { insurerCopy } = scenarios;
  const [since, until] = [toCalendarDate('2026-11-24'), toCalendarDate('2026-12-01')];
  const home = { street: '', postalCode: '', city: '', kvnr: '' };
  const person = { ...insurerCopy, ...home, birthDate: toCalendarDate(insurerCopy.birthDate) };
  const wishes = { kind: 'initial', copy: 'insurer', unfitSince: since, unfitUntil: until, assessedOn: since } as const;
  const [diagnosis] = makeSickNoteDetails(createSeededRandom('scenario 7'), person, wishes).diagnoses;
  if (diagnosis === undefined) throw new Error('no diagnosis');
  return diagnosis.slice(0, 5);
}
