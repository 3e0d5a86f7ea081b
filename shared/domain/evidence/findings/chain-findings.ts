import { formatGermanDay } from '../../../base/calendar-date.ts';
import { holidayName } from '../holidays.ts';
import { daysOf, gapBetween, later, overlapOf, type Span, spanText } from '../sick-chain.ts';
import type { Finding, SickPeriod } from '../verdict.ts';
import { makeFinding, placeOf } from './make-finding.ts';
import { fieldOf, type Situation } from './situation.ts';
import { daysText, dayWithWeekday } from './wording.ts';

/** C11, C13, C14: how the period under review joins what is filed. */
export function findChainJoint(situation: Situation): readonly Finding[] {
  const { effective, certified, previous, rules } = situation;
  const start = effective?.from ?? certified.assessedOn;
  if (start === null || certified.kind === null) return [];
  const before = previous.filter((period) => period.from < start);
  const end = lastEnd(before);
  if (end === null) return certified.kind === 'FOLLOW_UP' ? [initialMissing(situation)] : [];
  // a start that was worked out already reaches over bridged days: what lies between is told from the day of assessment
  const joint = certified.isStartDerived ? later(start, certified.assessedOn ?? start) : start;
  const gap = gapBetween(end, joint, rules.holidaysOf);
  if (certified.kind === 'INITIAL') {
    const isDirectlyAfter = end < start && (gap === null || gap.isBridged);
    return isDirectlyAfter ? [newIllness(situation, end, start)] : [];
  }
  if (gap === null) return [];
  return [gap.isBridged ? bridged(situation, gap) : realGap(situation, gap)];
}

/** C23: the same certificate is filed already. Shown, never refused. */
export function findDuplicate(situation: Situation): readonly Finding[] {
  const twin = situation.previous.find((period) => isDuplicate(situation, period));
  if (twin === undefined) return [];
  return [
    makeFinding({
      id: 'C23',
      severity: 'flag',
      title: 'Schon abgelegt',
      why: `Eine Bescheinigung für ${spanText(twin)} mit demselben Inhalt ist bereits in der Akte.`,
      advice: 'Geben Sie den Vorgang als doppelt zurück, wenn nichts Neues darin steht.',
      place: certificatePlace(situation),
    }),
  ];
}

/** C12: overlap with periods that are filed; at most the five latest. */
export function findOverlaps(situation: Situation): readonly Finding[] {
  const { effective } = situation;
  if (effective === null) return [];
  return situation.previous
    .filter((period) => overlapOf(period, effective) !== null && !isDuplicate(situation, period))
    .sort((one, other) => other.from.localeCompare(one.from))
    .slice(0, 5)
    .map((period) => overlap(situation, period, effective));
}

function isDuplicate(situation: Situation, period: SickPeriod): boolean {
  if (situation.documents.some(({ contentHash }) => contentHash === period.contentHash)) return true;
  const { effective, certified } = situation;
  const isSamePeriod = effective !== null && period.from === effective.from && period.to === effective.to;
  return isSamePeriod && period.assessedOn !== null && period.assessedOn === certified.assessedOn;
}

function overlap(situation: Situation, period: SickPeriod, effective: Span): Finding {
  const base = { id: 'C12', about: period.from, place: certificatePlace(situation) } as const;
  const filed = spanText(period);
  if (period.from === effective.from && period.to === effective.to) {
    return makeFinding({
      ...base,
      severity: 'flag',
      title: 'Zeitraum schon abgelegt',
      why: `Der Zeitraum ${filed} ist schon mit einer anderen Bescheinigung abgelegt.`,
      advice: 'Prüfen Sie, ob diese Bescheinigung die frühere ersetzt oder doppelt ist.',
    });
  }
  if (period.from <= effective.from && period.to >= effective.to) {
    return makeFinding({
      ...base,
      severity: 'info',
      title: 'Liegt im abgelegten Zeitraum',
      why: `Der Zeitraum liegt ganz in dem schon abgelegten ${filed}.`,
      advice: 'Bestätigen ändert an der Dauer nichts.',
    });
  }
  const common = overlapOf(period, effective) ?? period;
  return makeFinding({
    ...base,
    severity: 'flag',
    title: 'Überschneidung',
    why: `${daysText(daysOf(common))} (${spanText(common)}) sind schon mit dem Zeitraum ${filed} abgelegt.`,
    advice: 'Prüfen Sie, ob diese Bescheinigung die frühere verlängert oder ersetzt.',
  });
}

function bridged(situation: Situation, gap: Span): Finding {
  return makeFinding({
    id: 'C11',
    severity: 'info',
    title: 'Freie Tage überbrückt',
    why: `Zwischen den Bescheinigungen liegt kein Arbeitstag: ${freeDays(gap, situation)}.`,
    advice: 'Der Zeitraum zählt als durchgehend; Sie müssen nichts tun.',
    field: 'unfitSince',
  });
}

function realGap(situation: Situation, gap: Span): Finding {
  return makeFinding({
    id: 'C11',
    severity: 'flag',
    title: 'Lücke',
    why: `Für ${gap.from === gap.to ? dayWithWeekday(gap.from) : spanText(gap)} liegt keine Bescheinigung vor (${daysText(daysOf(gap))}, darunter mindestens ein Arbeitstag).`,
    advice: 'In dieser Zeit gilt die Person als arbeitsfähig; fordern Sie einen Nachweis an, wenn es anders war.',
    field: 'unfitSince',
    place: placeOf(fieldOf(situation, 'assessedOn')),
  });
}

function newIllness(situation: Situation, end: SickPeriod['to'], start: SickPeriod['from']): Finding {
  return makeFinding({
    id: 'C13',
    severity: 'info',
    title: 'Neue Erstbescheinigung',
    why: `Die letzte Bescheinigung ging bis ${formatGermanDay(end)}, diese Erstbescheinigung beginnt am ${formatGermanDay(start)}.`,
    advice: 'Das ist zulässig; die Zählung der Tage beginnt neu.',
    place: placeOf(fieldOf(situation, 'kind')),
  });
}

function initialMissing(situation: Situation): Finding {
  return makeFinding({
    id: 'C14',
    severity: 'flag',
    title: 'Folge ohne Erst',
    why: 'Das ist eine Folgebescheinigung, in der Akte liegt aber keine frühere Bescheinigung.',
    advice: 'Suchen Sie die Erstbescheinigung in der Akte, oder fordern Sie sie an.',
    field: 'kind',
    place: placeOf(fieldOf(situation, 'kind')),
  });
}

/** `Sa, 28.11.2026; So, 29.11.2026`; of a longer one only from when until when. */
function freeDays(gap: Span, situation: Situation): string {
  if (daysOf(gap) > 2) return spanText(gap);
  return [gap.from, ...(gap.to === gap.from ? [] : [gap.to])]
    .map((day) => {
      const holiday = holidayName(day, situation.rules.holidaysOf);
      return holiday === null ? dayWithWeekday(day) : `${dayWithWeekday(day)} (${holiday})`;
    })
    .join('; ');
}

function lastEnd(periods: readonly SickPeriod[]): SickPeriod['to'] | null {
  return periods.reduce<SickPeriod['to'] | null>(
    (end, period) => (end === null ? period.to : later(end, period.to)),
    null,
  );
}

function certificatePlace(situation: Situation) {
  return placeOf(fieldOf(situation, 'unfitUntil'));
}
