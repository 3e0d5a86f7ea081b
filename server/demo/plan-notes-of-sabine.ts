import { addDays, type CalendarDate, dayInBerlin, type Instant } from '../../shared/base/calendar-date.ts';
import { berlinMoment, scenarioDay } from './demo-time.ts';
import type { PhotoWishes } from './files/photograph-page.ts';
import type { SeededRandom } from './names/seeded-random.ts';
import { drawSickNote, lastWorkday, planSickNote, type SickNotePlan } from './plan-sick-note.ts';
import type { PlannedSubmission, Sender } from './planned-submission.ts';

interface Start {
  readonly random: SeededRandom;
  readonly key: string;
  readonly sender: Sender;
  readonly receivedAt: Instant;
}

type Design = (start: Start, now: Date) => PlannedSubmission;

/** Held badly, but everything can be read. */
const askew: PhotoWishes = { perspective: 0.05 };
/** Out of focus, far away and in the dark: nobody can read it, and no machine may say that it can. */
const blurred: PhotoWishes = { width: 1071, height: 1428, sheetDpi: 15, grain: 11 };

/** Sick notes on Sabine's desk besides the scenarios: what a check must see, in the forms in which people send it. */
export const notesOfSabine: readonly Design[] = [
  // exactly one digit of the end differs
  (start) => planOneWeek(start, { form: 'digital-pdf' }, ({ unfitUntil }) => ({ unfitUntil: oneDigitOff(unfitUntil) })),
  (start) => planOneWeek(start, { form: 'phone-photo', photo: askew }),
  (start) => drawSickNote(start.random, { ...start, form: 'digital-pdf' }),
  // scenario 7: the copy for the health insurance, with the diagnosis on it
  (start) => planOneWeek(start, { form: 'image-pdf' }, () => ({ copy: 'insurer' })),
  (start) => drawSickNote(start.random, { ...start, form: 'screenshot' }),
  planSixWeeks, // at `sixWeeksPlace` (plan-sick-history.ts)
  (start) => drawSickNote(start.random, { ...start, form: 'skewed-scan' }),
  (start) => planOneWeek(start, { form: 'phone-photo', photo: blurred }),
];

function planOneWeek(
  start: Start,
  proof: Pick<SickNotePlan, 'form' | 'photo'>,
  onProof: (note: { readonly unfitUntil: CalendarDate }) => NonNullable<SickNotePlan['onProof']> = () => ({}),
): PlannedSubmission {
  const assessedOn = lastWorkday(dayInBerlin(start.receivedAt));
  const unfitUntil = addDays(assessedOn, 6);
  return planSickNote({
    ...start,
    ...proof,
    kind: 'INITIAL',
    unfitSince: assessedOn,
    unfitUntil,
    assessedOn,
    onProof: onProof({ unfitUntil }),
  });
}

/** Scenario 9: with this certificate the chain since 12 October is longer than six weeks. */
function planSixWeeks(start: Start, now: Date): PlannedSubmission {
  const day = scenarioDay(now);
  return planSickNote({
    ...start,
    receivedAt: berlinMoment(day('2026-11-23'), '09:12'),
    form: 'digital-pdf',
    kind: 'FOLLOW_UP',
    unfitSince: null,
    unfitUntil: day('2026-12-04'),
    assessedOn: day('2026-11-20'),
  });
}

/** Another day of the same month that is written with one other digit. */
function oneDigitOff(day: CalendarDate): CalendarDate {
  const found = [-1, 1, -10, 10].map((count) => addDays(day, count)).find((other) => digitsApart(day, other) === 1);
  return found ?? addDays(day, -1);
}

function digitsApart(one: CalendarDate, other: CalendarDate): number {
  return Array.from(one).filter((digit, index) => digit !== other[index]).length;
}
