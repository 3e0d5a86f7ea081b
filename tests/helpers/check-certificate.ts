import type { CalendarDate } from '../../shared/base/calendar-date.ts';
import { compareFields } from '../../shared/domain/evidence/compare-fields.ts';
import { extract } from '../../shared/domain/evidence/extract.ts';
import type { DocumentReading } from '../../shared/domain/evidence/reading.ts';
import type { EvidenceRules } from '../../shared/domain/evidence/rules.ts';
import type { FieldVerdict, SickPeriod } from '../../shared/domain/evidence/verdict.ts';
import { sickNote } from '../../shared/procedures/definitions/sick-note.ts';

export const declaredByMara = {
  familyName: 'Mertens',
  givenNames: 'Mara',
  birthDate: '1985-03-12',
  kind: 'INITIAL',
  unfitSince: '2026-11-23',
  unfitUntil: '2026-11-27',
  assessedOn: '2026-11-23',
} as const;

export type DeclaredNote = Readonly<Partial<Record<keyof typeof declaredByMara, string>>>;

export function sickNoteRules(): EvidenceRules {
  if (sickNote.evidence === null || sickNote.evidence === undefined) throw new Error('the sick note has rules');
  return sickNote.evidence;
}

/** The verdicts by field. */
export function verdictsOn(
  readings: readonly DocumentReading[],
  declared: DeclaredNote = declaredByMara,
  previous: readonly SickPeriod[] = [],
): Readonly<Record<string, FieldVerdict>> {
  const rules = sickNoteRules();
  const receivedOn = '2026-11-24' as CalendarDate;
  const fields = compareFields({ declared, rules, extraction: extract(readings, rules), previous, receivedOn });
  return Object.fromEntries(fields.map((verdict) => [verdict.field, verdict]));
}

/** Only the words of the verdicts, for tables. */
export function wordsOf(verdicts: Readonly<Record<string, FieldVerdict>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(verdicts).map(([field, { verdict }]) => [field, verdict]));
}
