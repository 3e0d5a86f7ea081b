import type { CalendarDate } from '../../../base/calendar-date.ts';
import type { ContentHash } from '../../../base/ids.ts';
import type { Box } from '../box.ts';
import type { CheckedApplicant, NamedPerson } from '../check-evidence.ts';
import type { EvidenceRules } from '../rules.ts';
import type { Span } from '../sick-chain.ts';
import type { TimelineEvent } from '../timeline.ts';
import type { DocumentVerdict, FieldVerdict, SickPeriod } from '../verdict.ts';

/** Where something stands. */
export interface Place {
  readonly contentHash: ContentHash;
  readonly page: number;
  readonly box: Box;
}

/** What stands on the certificate besides the compared fields, as far as the findings need it. */
export interface ProofFacts {
  /** "Datum", the day of issue; null where it was not surely read. */
  readonly issuedOn: { readonly day: CalendarDate; readonly place: Place } | null;
  /** Ticked boxes that point to another payer (C21). */
  readonly accidents: readonly {
    readonly kind: 'work-accident' | 'other-accident' | 'compensation';
    readonly place: Place | null;
  }[];
  /** Identifiers whose check digit is wrong (C24). Only which kind: the numbers are not kept (DOMAIN 1.5). */
  readonly wrongCheckDigits: readonly { readonly kind: string; readonly place: Place | null }[];
  /** BG-Nummer, Kundennummer as printed, where one stands on the proof (L4). */
  readonly fileNumbers: readonly {
    readonly kind: 'case' | 'customer';
    readonly value: string;
    readonly place: Place;
  }[];
}

/** What the certificate surely says; null where it says nothing or could not be read surely. */
export interface CertifiedValues {
  /** Where the ticked box could not be read: what was declared. */
  readonly kind: SickPeriod['kind'] | null;
  readonly unfitSince: CalendarDate | null;
  /** Whether `unfitSince` was worked out instead of read (C07). */
  readonly isStartDerived: boolean;
  readonly unfitUntil: CalendarDate | null;
  readonly assessedOn: CalendarDate | null;
}

/** Everything the findings look at. */
export interface Situation {
  readonly rules: EvidenceRules;
  readonly applicant: CheckedApplicant;
  readonly documents: readonly DocumentVerdict[];
  /** Of documents that could not be read at all. */
  readonly unread: readonly ContentHash[];
  readonly fields: readonly FieldVerdict[];
  readonly facts: ProofFacts;
  /** The document that decides: of a sick note the certificate, where there is one. */
  readonly certificate: DocumentVerdict | null;
  readonly certified: CertifiedValues;
  /** The period that holds if the task is confirmed as the proof says. */
  readonly effective: Span | null;
  readonly previous: readonly SickPeriod[];
  readonly events: readonly TimelineEvent[];
  readonly receivedOn: CalendarDate | null;
  readonly householdMembers: readonly NamedPerson[];
}

export function fieldOf(situation: Situation, field: string): FieldVerdict | undefined {
  return situation.fields.find((verdict) => verdict.field === field);
}
