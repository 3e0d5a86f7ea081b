import { type CalendarDate, daysBetween, formatGermanDay, isCalendarDate } from '../../../base/calendar-date.ts';
import type { FieldVerdict, Finding } from '../verdict.ts';
import { makeFinding, placeOf } from './make-finding.ts';
import { severityOf } from './severity.ts';
import { fieldOf, type Situation } from './situation.ts';
import { daysText, valueText } from './wording.ts';

/** C06: Erst or Folge. Soft, because citizens often do not know; what the certificate says holds. */
export function findKindDifference(situation: Situation): readonly Finding[] {
  const verdict = fieldOf(situation, 'kind');
  if (verdict === undefined || verdict.declared === null || verdict.verdict === 'agrees') return [];
  const declared = valueText(verdict.declared, 'choice');
  const base = { id: 'C06', severity: 'flag', field: 'kind', place: placeOf(verdict) } as const;
  if (verdict.verdict !== 'differs' || verdict.found === null) {
    return [
      makeFinding({
        ...base,
        title: 'Erst oder Folge nicht lesbar',
        why: `Angegeben ist ${declared}; welches Feld auf dem Nachweis angekreuzt ist, war nicht sicher zu lesen.`,
        advice: 'Sehen Sie auf der Seite nach, welches Feld angekreuzt ist.',
      }),
    ];
  }
  return [
    makeFinding({
      ...base,
      title: 'Erst/Folge weicht ab',
      why: `Angegeben ist ${declared}, auf dem Nachweis ist ${valueText(verdict.found, 'choice')} angekreuzt.`,
      advice: 'Übernehmen Sie die Art aus dem Nachweis; es gilt, was dort angekreuzt ist.',
    }),
  ];
}

/** C07: the first day, to the day. A follow-up without "seit" gets a start that was worked out, and says so. */
export function findStartDifference(situation: Situation): readonly Finding[] {
  const verdict = fieldOf(situation, 'unfitSince');
  if (verdict === undefined) return [];
  const base = { id: 'C07', field: 'unfitSince', place: placeOf(verdict) } as const;
  const { certified } = situation;
  if (certified.isStartDerived && certified.unfitSince !== null)
    return [derivedStart(situation, verdict, certified.unfitSince)];
  if (verdict.verdict === 'agrees') return [];
  if (verdict.declared === null) {
    if (certified.unfitSince !== null) return [];
    return [
      makeFinding({
        ...base,
        severity: 'flag',
        title: 'Beginn unklar',
        why: 'Ein Beginn ist nicht angegeben, und auf dem Nachweis war keiner sicher zu lesen.',
        advice: 'Sehen Sie auf der Seite nach, und fragen Sie nach dem ersten Tag, wenn er dort nicht steht.',
      }),
    ];
  }
  return [dateFinding(situation, verdict, { id: 'C07', name: 'Beginn', article: 'Der Beginn' })];
}

/** C08: the last day, to the day. A longer period than the certificate shows is never confirmed. */
export function findEndDifference(situation: Situation): readonly Finding[] {
  const verdict = fieldOf(situation, 'unfitUntil');
  if (verdict === undefined || verdict.declared === null || verdict.verdict === 'agrees') return [];
  const { declared, found } = verdict;
  if (verdict.verdict !== 'differs' || found === null || !isCalendarDate(found) || !isCalendarDate(declared)) {
    return [dateFinding(situation, verdict, { id: 'C08', name: 'Ende', article: 'Das Ende' })];
  }
  const [last, wished] = [found as CalendarDate, declared as CalendarDate];
  const difference = Math.abs(daysBetween(last, wished));
  const isShorter = last < wished;
  return [
    makeFinding({
      id: 'C08',
      severity: 'hard',
      title: 'Ende weicht ab',
      why: isShorter
        ? `Der Nachweis reicht nur bis ${formatGermanDay(last)}, angegeben ist ${formatGermanDay(wished)}: ${daysText(difference)} mehr, als bescheinigt sind.`
        : `Der Nachweis reicht bis ${formatGermanDay(last)}, angegeben ist ${formatGermanDay(wished)}: ${daysText(difference)} weniger, als bescheinigt sind.`,
      advice: isShorter
        ? `Übernehmen Sie das Ende ${formatGermanDay(last)} aus dem Nachweis mit einem Grund, oder fragen Sie nach.`
        : `Übernehmen Sie das Ende ${formatGermanDay(last)} aus dem Nachweis mit einem Grund, wenn es so gemeint ist, oder fragen Sie nach.`,
      field: 'unfitUntil',
      place: placeOf(verdict),
    }),
  ];
}

/** C09 of a sick note's day of assessment. */
export function findAssessmentDifference(situation: Situation): readonly Finding[] {
  const verdict = fieldOf(situation, 'assessedOn');
  if (verdict === undefined || verdict.declared === null || verdict.verdict === 'agrees') return [];
  return [dateFinding(situation, verdict, { id: 'C09', name: 'Feststellung', article: 'Der Tag der Feststellung' })];
}

function derivedStart(situation: Situation, verdict: FieldVerdict, start: CalendarDate): Finding {
  const { declared } = verdict;
  const isContradicted = declared !== null && declared !== start;
  const from = formatGermanDay(start);
  const isAssessment = start === situation.certified.assessedOn;
  const source = isAssessment ? 'dem Tag der Feststellung' : 'der Bescheinigung davor';
  return makeFinding({
    id: 'C07',
    severity: isContradicted ? 'hard' : 'flag',
    title: isContradicted ? 'Beginn weicht ab' : 'Beginn errechnet',
    why: isContradicted
      ? `Angegeben ist ${valueText(declared, 'date')}; die Folgebescheinigung nennt keinen Beginn und gilt nach ${source} ab ${from}.`
      : `Die Folgebescheinigung nennt keinen Beginn; nach ${source} ist es der ${from}.`,
    advice: isContradicted
      ? `Übernehmen Sie den Beginn ${from} mit einem Grund, oder fordern Sie einen Nachweis für die Zeit davor an.`
      : 'Prüfen Sie auf dem Zeitband, ob dieser Beginn passt.',
    field: 'unfitSince',
    place: placeOf(verdict) ?? placeOf(fieldOf(situation, 'assessedOn')),
  });
}

interface DateName {
  readonly id: 'C07' | 'C08' | 'C09';
  readonly name: string;
  readonly article: string;
}

function dateFinding(situation: Situation, verdict: FieldVerdict, named: DateName): Finding {
  const declared = valueText(verdict.declared ?? '', 'date');
  const base = {
    id: named.id,
    ...(named.id === 'C09' ? { about: verdict.field } : {}),
    severity: severityOf(situation, verdict),
    field: verdict.field,
    place: placeOf(verdict),
  };
  if (verdict.verdict === 'differs' && verdict.found !== null) {
    return makeFinding({
      ...base,
      title: `${named.name} weicht ab`,
      why: `Angegeben ist ${declared}, auf dem Nachweis steht ${valueText(verdict.found, 'date')}.`,
      advice: `Übernehmen Sie ${valueText(verdict.found, 'date')} aus dem Nachweis mit einem Grund, oder fragen Sie nach.`,
    });
  }
  const isUnreadable = verdict.verdict === 'unreadable';
  return makeFinding({
    ...base,
    title: isUnreadable ? `${named.name} nicht lesbar` : `${named.name} nicht gefunden`,
    why: isUnreadable
      ? `${named.article} war auf dem Nachweis nicht sicher zu lesen; angegeben ist ${declared}.`
      : `${named.article} ${declared} wurde auf dem Nachweis nicht gefunden.`,
    advice: 'Fordern Sie den Nachweis lesbar und vollständig neu an, wenn auch Sie den Tag auf der Seite nicht finden.',
  });
}
