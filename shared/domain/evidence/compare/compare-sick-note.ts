import { type CalendarDate, isCalendarDate, toCalendarDate } from '../../../base/calendar-date.ts';
import type { Comparison } from '../compare-fields.ts';
import { followUpStart } from '../follow-up-start.ts';
import { readDay, toBirthDate } from '../parse-date.ts';
import type { Candidate, FieldVerdict } from '../verdict.ts';
import { comparePersons } from './compare-persons.ts';
import { compareValues } from './compare-values.ts';
import { makeVerdict } from './make-verdict.ts';

/** Seen from here where nobody knows when the notice was received. */
const someDay = toCalendarDate('2026-01-01');

/** The declared values of a sick note against its certificate (DOMAIN C03, C04, C06 to C08). */
export function compareSickNote(input: Comparison): readonly FieldVerdict[] {
  const { rules, extraction } = input;
  const names = comparePersons(input);
  const verdicts = rules.fields.flatMap(({ field, compare }): readonly FieldVerdict[] => {
    const declared = declaredText(input, field);
    if (compare === 'family-name') return declared === null ? [] : [names.family];
    if (compare === 'given-names') return declared === null ? [] : [names.given];
    const candidates = extraction.candidates[field] ?? [];
    const base = { field, declared, legibleFrom: rules.legibleFrom };
    if (compare === 'birth-date') return [compareBirthDate(input, { ...base, candidates })];
    return [compareValues({ ...base, candidates })];
  });
  return verdicts
    .map((verdict) => (verdict.field === 'unfitSince' ? withDerivedStart(input, verdict, verdicts) : verdict))
    .filter((verdict) => verdict.declared !== null || isWorthTelling(verdict));
}

/** A value that nobody declared is told where the proof surely says it (`differs` from nothing), or the start matters. */
function isWorthTelling({ field, verdict }: FieldVerdict): boolean {
  return field !== 'birthDate' && (verdict === 'differs' || field === 'unfitSince');
}

export function declaredText({ declared }: Comparison, field: string): string | null {
  const value = declared[field];
  return value === undefined || value === '' ? null : String(value);
}

function compareBirthDate(
  { receivedOn, extraction }: Comparison,
  values: { field: string; declared: string | null; legibleFrom: number; candidates: readonly Candidate[] },
): FieldVerdict {
  const onDay = receivedOn ?? extraction.facts.issuedOn?.value ?? someDay;
  // the day of receipt decides the century; reading did not know it
  const candidates = values.candidates.map((candidate) => {
    const printed = candidate.value === '' ? null : readDay(candidate.text);
    const day = printed === null ? null : toBirthDate(printed, onDay);
    return day === null ? candidate : { ...candidate, value: day };
  });
  const isShort = ({ text }: Candidate) => readDay(text)?.hasShortYear === true;
  return compareValues({
    ...values,
    candidates,
    toleranceOf: (candidate) => (isShort(candidate) ? 'two-digit-year' : 'exact'),
  });
}

/** A follow-up certificate need not say since when (DOMAIN C07): then it is worked out, says so, and never agrees. */
function withDerivedStart(input: Comparison, start: FieldVerdict, verdicts: readonly FieldVerdict[]): FieldVerdict {
  if (start.verdict !== 'not-found') return start;
  const kind = sureValue(verdicts, 'kind') ?? declaredText(input, 'kind');
  const assessedOn = sureValue(verdicts, 'assessedOn');
  if (kind !== 'FOLLOW_UP' || assessedOn === null || !isCalendarDate(assessedOn)) return start;
  const until = sureValue(verdicts, 'unfitUntil');
  const { from } = followUpStart(
    input.previous,
    assessedOn as CalendarDate,
    until !== null && isCalendarDate(until) ? (until as CalendarDate) : null,
    input.rules.holidaysOf,
  );
  const isOther = start.declared !== null && start.declared !== from;
  return makeVerdict({
    field: 'unfitSince',
    declared: start.declared,
    verdict: isOther ? 'differs' : 'not-found',
    tolerance: 'derived',
    deciding: null,
    found: from,
    candidates: start.candidates,
  });
}

function sureValue(verdicts: readonly FieldVerdict[], field: string): string | null {
  const verdict = verdicts.find((candidate) => candidate.field === field);
  return verdict?.verdict === 'agrees' || verdict?.verdict === 'differs' ? verdict.found : null;
}
