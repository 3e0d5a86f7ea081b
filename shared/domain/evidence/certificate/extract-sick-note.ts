import { type CalendarDate, toCalendarDate } from '../../../base/calendar-date.ts';
import { isCertificatePage } from '../classify-document.ts';
import type { Extraction } from '../extraction.ts';
import { toCertificateDay } from '../parse-date.ts';
import type { EvidenceRules } from '../rules.ts';
import type { Candidate } from '../verdict.ts';
import { dayFields } from './day-fields.ts';
import type { FormPage } from './form-page.ts';
import { nameCandidates } from './name-candidates.ts';
import { personPlaces, readPerson } from './person-block.ts';
import { otherDays, readDays } from './read-days.ts';
import { readFacts } from './read-facts.ts';
import { readKind } from './read-kind.ts';

/** Where no day can be read, two-digit birth years are seen from here; the comparison knows the day of receipt. */
const someDay = toCalendarDate('2026-01-01');

/** Everything the check compares, from the pages that are certificates. */
export function extractSickNote(forms: readonly FormPage[], rules: EvidenceRules): Omit<Extraction, 'documents'> {
  const certificates = forms.filter(isCertificatePage);
  const onDay = latestDay(certificates) ?? someDay;
  const persons = certificates.flatMap((form) => personPlaces(form).map((place) => readPerson(form, place)));
  const kind = certificates.flatMap(readKind);
  const days = dayFields
    .filter((field) => field !== 'issuedOn')
    .map((field): readonly [string, readonly Candidate[]] => [
      field,
      [
        ...certificates.flatMap((form) => readDays(form, field, onDay)),
        ...certificates.flatMap((form) => otherDays(form, field)),
      ].slice(0, 40),
    ]);
  const names = certificates.length > 0 ? nameCandidates(persons) : otherPersons(forms, onDay);
  return {
    candidates: { ...Object.fromEntries(days), kind, ...names },
    persons,
    lines: [],
    facts: readFacts(certificates, forms, kind, rules.legibleFrom, onDay),
  };
}

/** Whom a form names that is no certificate, for example Muster 21: told, but nothing agrees with it. */
function otherPersons(forms: readonly FormPage[], onDay: CalendarDate): Readonly<Record<string, readonly Candidate[]>> {
  const names = nameCandidates(forms.flatMap((form) => personPlaces(form).map((place) => readPerson(form, place))));
  const births = forms.flatMap((form) => readDays(form, 'birthDate', onDay));
  const unlabelled = (candidates: readonly Candidate[]) =>
    candidates.map((candidate) => ({ ...candidate, label: null }));
  return {
    familyName: unlabelled(names.familyName),
    givenNames: unlabelled(names.givenNames),
    birthDate: unlabelled(births),
  };
}

function latestDay(forms: readonly FormPage[]): CalendarDate | null {
  const days = forms
    .flatMap((form) => form.days.filter(({ label }) => label.name !== 'birthDate'))
    .map(({ value }) => toCertificateDay(value.printed))
    .filter((day) => day !== null)
    .sort();
  return days.at(-1) ?? null;
}
