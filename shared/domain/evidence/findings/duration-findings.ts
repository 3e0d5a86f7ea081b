import { addDays, formatGermanDay } from '../../../base/calendar-date.ts';
import { noticeDeadline } from '../notice-deadline.ts';
import { chainWith, daysOf, joinPeriods, overlapOf, type SickChain, type Span, spanText } from '../sick-chain.ts';
import type { Finding, SickPeriod } from '../verdict.ts';
import { makeFinding, placeOf } from './make-finding.ts';
import { fieldOf, type Situation } from './situation.ts';
import { daysText, dayWithWeekday } from './wording.ts';

/** How far back single periods are summed up for C18, in calendar days. */
const sumOverDays = 365;

/** C15: did the first certificate arrive in time? A follow-up has no such day (§ 56 (1) SGB II). */
export function findLateness(situation: Situation): readonly Finding[] {
  const { effective, receivedOn, certified, rules } = situation;
  if (effective === null || receivedOn === null || certified.kind !== 'INITIAL') return [];
  const deadline = noticeDeadline(effective.from, rules);
  if (receivedOn <= deadline) return [];
  return [
    makeFinding({
      id: 'C15',
      severity: 'flag',
      title: 'Spät eingegangen',
      why: `Eingegangen am ${dayWithWeekday(receivedOn)}; für einen Beginn am ${formatGermanDay(effective.from)} war der letzte Tag ${dayWithWeekday(deadline)}.`,
      advice: 'Bestätigen Sie trotzdem, wenn sonst alles stimmt; eine späte Bescheinigung wird nicht zurückgewiesen.',
    }),
  ];
}

/** C16: an unusually long single certificate. */
export function findUnusualLength(situation: Situation): readonly Finding[] {
  const { effective, rules } = situation;
  if (effective === null) return [];
  const days = daysOf(effective);
  if (days <= rules.unusualDays) return [];
  const isRare = days > rules.rareDays;
  return [
    makeFinding({
      id: 'C16',
      severity: 'flag',
      title: isRare ? 'Sehr langer Zeitraum' : 'Langer Zeitraum',
      why: `Die Bescheinigung gilt für ${daysText(days)}; ${isRare ? 'selten sind' : 'üblich sind höchstens'} ${isRare ? `mehr als ${daysText(rules.rareDays)}` : daysText(rules.unusualDays)}.`,
      advice: 'Prüfen Sie, ob das Ende auf der Seite richtig gelesen ist.',
      field: 'unfitUntil',
      place: placeOf(fieldOf(situation, 'unfitUntil')),
    }),
  ];
}

/** C17 and C18: what follows from the whole chain. */
export function findLongChain(situation: Situation): readonly Finding[] {
  const { effective, rules } = situation;
  const joined = chainUnderReview(situation);
  if (effective === null || joined === null) return [];
  const found: Finding[] = [];
  if (joined.days >= rules.statisticsDays) found.push(statistics(joined, situation));
  const sum = certifiedDays([...situation.previous, effective], {
    from: addDays(effective.to, 1 - sumOverDays),
    to: effective.to,
  });
  if (Math.max(joined.days, sum) >= rules.incapacityDays) found.push(incapacity(joined, sum));
  return found;
}

/** The chain that holds if the period under review is confirmed; null where that period cannot be told. */
export function chainUnderReview(situation: Situation): SickChain | null {
  const { effective, certified } = situation;
  if (effective === null) return null;
  const review: SickPeriod = {
    ...effective,
    kind: certified.kind ?? 'INITIAL',
    assessedOn: certified.assessedOn,
    contentHash: null,
  };
  const { chains } = joinPeriods([...situation.previous, review], situation.rules.holidaysOf);
  return chainWith(review, chains) ?? null;
}

/** Calendar days of the window that at least one period covers. */
export function certifiedDays(periods: readonly Span[], window: Span): number {
  const sorted = periods
    .flatMap((period) => overlapOf(period, window) ?? [])
    .sort((one, other) => one.from.localeCompare(other.from));
  let days = 0;
  let reached = addDays(window.from, -1);
  for (const span of sorted) {
    if (span.to <= reached) continue;
    const from = span.from > reached ? span.from : addDays(reached, 1);
    days += daysOf({ from, to: span.to });
    reached = span.to;
  }
  return days;
}

function statistics(chain: SickChain, situation: Situation): Finding {
  const { statisticsDays } = situation.rules;
  const last = addDays(chain.from, statisticsDays - 1);
  return makeFinding({
    id: 'C17',
    severity: 'flag',
    title: `AU ab dem ${statisticsDays}. Tag`,
    why: `Die Arbeitsunfähigkeit dauert seit ${formatGermanDay(chain.from)} ohne Lücke ${daysText(chain.days)}; der ${statisticsDays}. Tag ist der ${formatGermanDay(last)}.`,
    advice: `Ab ${formatGermanDay(addDays(last, 1))} ändert sich der Status in der Statistik; legen Sie eine Wiedervorlage an.`,
  });
}

function incapacity(chain: SickChain, sum: number): Finding {
  const isChain = chain.days >= sum;
  return makeFinding({
    id: 'C18',
    severity: 'flag',
    title: 'Lange Arbeitsunfähigkeit',
    why: isChain
      ? `Die Arbeitsunfähigkeit dauert von ${spanText(chain)} ohne Lücke ${daysText(chain.days)}.`
      : `In den letzten zwölf Monaten sind zusammen ${daysText(sum)} Arbeitsunfähigkeit bescheinigt.`,
    advice: 'Überlegen Sie, ob die Erwerbsfähigkeit zu klären ist (§ 44a SGB II); das entscheiden Sie.',
  });
}
