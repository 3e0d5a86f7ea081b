import type { CalendarDate } from '../../base/calendar-date.ts';
import type { ContentHash } from '../../base/ids.ts';
import type { Box } from './box.ts';
import type { Candidate, DocumentVerdict } from './verdict.ts';

/** Something surely read on a certificate, with its place. */
export interface Fact<T> {
  readonly value: T;
  readonly contentHash: ContentHash;
  readonly page: number;
  readonly box: Box;
  readonly confidence: number;
}

export const certificateBoxes = ['workAccident', 'transitDoctor', 'otherAccident', 'ser', 'final'] as const;
/** Check boxes of Muster 1 besides Erst and Folge (DOMAIN 1.2, rows 11, 12, 19, 20, 22). */
export type CertificateBox = (typeof certificateBoxes)[number];

/** What a certificate says besides the compared fields; null where it was not surely read. */
export interface SickNoteFacts {
  /** "Datum", the day of issue (DOMAIN 1.2, row 9). */
  readonly issuedOn: Fact<CalendarDate> | null;
  readonly kind: Fact<'INITIAL' | 'FOLLOW_UP'> | null;
  /** Whether the box is ticked. */
  readonly boxes: Readonly<Record<CertificateBox, Fact<boolean> | null>>;
  /** Identifiers whose check digit is wrong (C24): which one and where, never the number. */
  readonly wrongCheckDigits: readonly Fact<'LANR' | 'IK' | 'KVNR'>[];
  /** Numbers of a file, without blanks, on any document (L4): a person decides with them, the check compares them. */
  readonly caseNumbers: readonly Fact<string>[];
  readonly customerNumbers: readonly Fact<string>[];
}

/** One way of having read a line, by one engine. */
export interface LineReading {
  readonly text: string;
  readonly confidence: number;
  /** `text-layer`, `page` for the first reading of a picture, else the engine of the look. */
  readonly engine: string;
}

/** One line of a person block, with every independent reading of it. */
export interface NameLine {
  readonly readings: readonly LineReading[];
  readonly box: Box;
}

/** "Name, Vorname des Versicherten": one line with the whole name, or the family name and below it the given names. */
export interface PrintedPerson {
  readonly contentHash: ContentHash;
  readonly page: number;
  readonly lines: readonly NameLine[];
  readonly label: string;
}

/** A line of a letter, with every independent reading of it. */
export interface TextLine extends NameLine {
  readonly contentHash: ContentHash;
  readonly page: number;
}

export interface Extraction {
  readonly documents: readonly DocumentVerdict[];
  /**
   * By field name: values that stand at the field's own label first, then (label null) those that stand on their own.
   * Of a certificate only its own pages count. The confidence already holds whether independent readings agree; a
   * candidate whose value is empty says that something stands there that could not be read.
   */
  readonly candidates: Readonly<Record<string, readonly Candidate[]>>;
  /** Person blocks of the certificates, for comparing names as a whole. */
  readonly persons: readonly PrintedPerson[];
  /** Of a letter, every line: names and addresses need no label. Empty for a sick note. */
  readonly lines: readonly TextLine[];
  readonly facts: SickNoteFacts;
}
