import { type CalendarDate, daysBetween, formatGermanDay, isCalendarDate } from '../../../base/calendar-date.ts';
import type { Finding } from '../verdict.ts';
import { makeFinding, placeOf } from './make-finding.ts';
import { fieldOf, type Situation } from './situation.ts';
import { daysText } from './wording.ts';

/** Ages in whole years that a person entitled to benefits can plausibly have (DOMAIN C04), generously. */
const plausibleAge = { from: 14, to: 70 } as const;

/** C09: what the certificate says must fit together. */
export function findContradictions(situation: Situation): readonly Finding[] {
  const { certified, facts, receivedOn } = situation;
  const issued = facts.issuedOn;
  const found: Finding[] = [];
  // a start that was worked out contradicts nothing that is printed
  const printedStart = certified.isStartDerived ? null : certified.unfitSince;
  if (printedStart !== null && certified.unfitUntil !== null && printedStart > certified.unfitUntil) {
    found.push(
      contradiction(situation, 'order', 'unfitUntil', {
        title: 'Ende vor Beginn',
        why: `Der Nachweis beginnt am ${formatGermanDay(printedStart)} und endet schon am ${formatGermanDay(certified.unfitUntil)}.`,
      }),
    );
  }
  if (certified.assessedOn !== null && issued !== null && certified.assessedOn > issued.day) {
    found.push(
      contradiction(situation, 'issued', 'assessedOn', {
        title: 'Festgestellt nach Ausstellung',
        why: `Ausgestellt ist der Nachweis am ${formatGermanDay(issued.day)}, festgestellt erst am ${formatGermanDay(certified.assessedOn)}.`,
      }),
    );
  }
  const made = latest(certified.assessedOn, issued?.day ?? null);
  if (receivedOn !== null && made !== null && made > receivedOn) {
    found.push(
      contradiction(situation, 'received', 'assessedOn', {
        title: 'Datum nach dem Eingang',
        why: `Eingegangen ist der Nachweis am ${formatGermanDay(receivedOn)}, ausgestellt ist er erst am ${formatGermanDay(made)}.`,
      }),
    );
  }
  const { birthDate } = situation.applicant; // empty where the command line was given none
  const day = certified.unfitUntil ?? receivedOn;
  if (day !== null && isCalendarDate(birthDate) && !isPlausible(birthDate, day)) {
    found.push(
      contradiction(situation, 'birth', 'birthDate', {
        title: 'Geburtsdatum nicht plausibel',
        why: `Mit dem Geburtsdatum ${formatGermanDay(birthDate)} passt das Alter nicht zu einer Krankmeldung.`,
      }),
    );
  }
  return found;
}

/** C10: certified back for longer than the guideline allows as a rule (AU-RL § 5 (3)). */
export function findBackdating(situation: Situation): readonly Finding[] {
  const { kind, unfitSince, assessedOn, isStartDerived } = situation.certified;
  // an older follow-up may repeat the onset of the whole illness, which is no backdating
  if (unfitSince === null || assessedOn === null || isStartDerived || kind === 'FOLLOW_UP') return [];
  const days = daysBetween(unfitSince, assessedOn);
  if (days <= situation.rules.retroactiveDays) return [];
  return [
    makeFinding({
      id: 'C10',
      severity: 'flag',
      title: 'Rückwirkend bescheinigt',
      why: `Festgestellt am ${formatGermanDay(assessedOn)} für die Zeit ab ${formatGermanDay(unfitSince)}: ${daysText(days)} zurück, üblich sind höchstens ${daysText(situation.rules.retroactiveDays)}.`,
      advice: 'Entscheiden Sie, ob Sie den Zeitraum so bestätigen; die Ausnahme kann begründet sein.',
      field: 'assessedOn',
      place: placeOf(fieldOf(situation, 'assessedOn')),
    }),
  ];
}

function contradiction(
  situation: Situation,
  about: string,
  field: string,
  texts: { readonly title: string; readonly why: string },
): Finding {
  return makeFinding({
    id: 'C09',
    about,
    severity: 'hard',
    ...texts,
    advice: 'Sehen Sie sich die Stelle an, und fragen Sie nach, wenn es wirklich so dasteht.',
    place: placeOf(fieldOf(situation, field)),
  });
}

function isPlausible(birth: CalendarDate, day: CalendarDate): boolean {
  const age = Number(day.slice(0, 4)) - Number(birth.slice(0, 4)) - (day.slice(5) < birth.slice(5) ? 1 : 0);
  return age >= plausibleAge.from && age <= plausibleAge.to;
}

function latest(one: CalendarDate | null, other: CalendarDate | null): CalendarDate | null {
  if (one === null || other === null) return one ?? other;
  return one >= other ? one : other;
}
