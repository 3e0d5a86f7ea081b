import type { CalendarDate } from '../../base/calendar-date.ts';
import type { Declared } from '../submission.ts';
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

export function compareFields(input: Comparison): readonly FieldVerdict[] {
  throw new Error(`a ${input.rules.document} cannot be compared yet`);
}
