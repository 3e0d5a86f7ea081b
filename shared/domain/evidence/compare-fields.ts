import type { CalendarDate } from '../../base/calendar-date.ts';
import type { Declared } from '../submission.ts';
import { compareLetter } from './compare/compare-letter.ts';
import { compareSickNote } from './compare/compare-sick-note.ts';
import type { Extraction } from './extraction.ts';
import type { EvidenceRules } from './rules.ts';
import type { FieldVerdict, SickPeriod } from './verdict.ts';

export interface Comparison {
  /** With `familyName`, `givenNames`, `birthDate` of the applicant. */
  readonly declared: Readonly<Record<string, Declared[string] | undefined>>;
  readonly rules: EvidenceRules;
  readonly extraction: Extraction;
  readonly previous: readonly SickPeriod[];
  readonly receivedOn: CalendarDate | null;
}

/**
 * One verdict for each declared field that the rules compare. What the proof surely says and nobody declared follows with
 * `declared` null and `differs`: it can be taken over. Nothing agrees that was not surely read at its own place.
 */
export function compareFields(input: Comparison): readonly FieldVerdict[] {
  return input.rules.document === 'sick-note' ? compareSickNote(input) : compareLetter(input);
}
