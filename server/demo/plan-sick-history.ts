import { addDays, type CalendarDate } from '../../shared/base/calendar-date.ts';
import type { CaseEvent, SickNote } from '../../shared/domain/case.ts';
import { scenarioDay } from './demo-time.ts';
import type { NamedKey } from './named-households.ts';
import type { PlannedCase } from './plan-cases.ts';

export type PlannedNote = Pick<SickNote, 'from' | 'to' | 'kind'> & { readonly assessedOn: CalendarDate };
export type PlannedEvent = Omit<CaseEvent, 'personId'>;

/** What the office knows of the applicant from before: confirmed periods, appointments, absences. */
export interface PlannedHistory {
  readonly notes: readonly PlannedNote[];
  readonly events: readonly PlannedEvent[];
}

/** One of Sabine's drawn households, by place; those of the designed sick notes on her desk. */
export function drawnCaseOfSabine(cases: readonly PlannedCase[], place: number): PlannedCase | undefined {
  return cases.filter((planned) => planned.key === null && planned.integrationWorker === 's.okafor')[place];
}

/** Whose certificate reaches six weeks (scenario 9): the place among Sabine's drawn households. */
export const sixWeeksPlace = 5;

type Written = readonly [kind: 'INITIAL' | 'FOLLOW_UP', from: string, to: string, assessedOn?: string];
type WrittenEvent = readonly [kind: CaseEvent['kind'], from: string, to?: string];
interface WrittenHistory {
  readonly notes: readonly Written[];
  readonly events: readonly WrittenEvent[];
}

/** Written for Tuesday, 24 November 2026, like the scenarios, and moved with them. */
const named: Readonly<Partial<Record<NamedKey, WrittenHistory>>> = {
  mertens: { notes: [], events: [['appointment', '2026-10-15']] },
  // scenario 2: the note before the follow-up over the weekend; in spring a chain with a certificate that overlaps
  'gross-weiss': {
    notes: [
      ['INITIAL', '2026-03-02', '2026-03-13'],
      ['FOLLOW_UP', '2026-03-12', '2026-03-27', '2026-03-12'],
      ['INITIAL', '2026-11-16', '2026-11-20'],
    ],
    events: [
      ['missed-appointment', '2026-03-18'],
      ['absence', '2026-07-06', '2026-07-24'],
    ],
  },
  kaya: {
    notes: [['INITIAL', '2026-06-08', '2026-06-12']],
    events: [['appointment', '2026-11-24']],
  },
  // an overlap in August, a working day without a certificate in September
  schaefer: {
    notes: [
      ['INITIAL', '2026-08-03', '2026-08-14'],
      ['FOLLOW_UP', '2026-08-13', '2026-08-28', '2026-08-13'],
      ['INITIAL', '2026-09-07', '2026-09-11'],
      ['FOLLOW_UP', '2026-09-15', '2026-09-25', '2026-09-15'],
    ],
    events: [
      ['appointment', '2026-10-01'],
      ['missed-appointment', '2026-11-18'],
    ],
  },
  // a weekend that is bridged
  brandt: {
    notes: [
      ['INITIAL', '2026-05-04', '2026-05-08'],
      ['FOLLOW_UP', '2026-05-09', '2026-05-22', '2026-05-11'],
      ['INITIAL', '2026-06-22', '2026-06-26'],
    ],
    events: [
      ['absence', '2026-08-10', '2026-08-21'],
      ['appointment', '2026-11-12'],
    ],
  },
  lindner: {
    notes: [
      ['INITIAL', '2026-01-12', '2026-01-16'],
      ['FOLLOW_UP', '2026-01-17', '2026-01-30', '2026-01-16'],
      ['INITIAL', '2026-04-20', '2026-04-24'],
      ['INITIAL', '2026-09-28', '2026-10-02'],
      ['FOLLOW_UP', '2026-10-03', '2026-10-09', '2026-10-02'],
    ],
    events: [
      ['missed-appointment', '2026-01-20'],
      ['appointment', '2026-12-01'],
    ],
  },
  haddad: { notes: [], events: [['absence', '2026-12-14', '2026-12-28']] },
};

const sixWeeks: WrittenHistory = {
  notes: [
    ['INITIAL', '2026-04-13', '2026-04-17'],
    ['INITIAL', '2026-10-12', '2026-10-30'],
    ['FOLLOW_UP', '2026-10-31', '2026-11-20', '2026-10-30'],
  ],
  events: [
    ['missed-appointment', '2026-10-22'],
    ['appointment', '2026-12-08'],
  ],
};

/** By BG-Nummer; households that are not in it have only what their files hold. */
export function planSickHistories(cases: readonly PlannedCase[], now: Date): ReadonlyMap<string, PlannedHistory> {
  const day = scenarioDay(now);
  const longIll = drawnCaseOfSabine(cases, sixWeeksPlace);
  const written = cases.flatMap((planned) => {
    const history = planned === longIll ? sixWeeks : planned.key === null ? undefined : named[planned.key];
    return history === undefined ? [] : [[planned.caseNumber, history] as const];
  });
  return new Map(written.map(([caseNumber, history]) => [caseNumber, move(history, day)]));
}

function move({ notes, events }: WrittenHistory, day: (written: string) => CalendarDate): PlannedHistory {
  return {
    notes: notes.map(([kind, from, to, assessedOn = from]) => ({
      kind,
      from: day(from),
      to: day(to),
      assessedOn: day(assessedOn),
    })),
    events: events.map(([kind, from, to = from]) => ({ kind, from: day(from), to: day(to) })),
  };
}

/** A certificate of the drawn history of a file: always Monday to Friday or as long. */
export function drawnNote(writtenOn: CalendarDate): PlannedNote {
  return { kind: 'INITIAL', from: writtenOn, to: addDays(writtenOn, 4), assessedOn: writtenOn };
}
