import { z } from 'zod';
import { calendarDate } from '../../base/calendar-date.ts';
import { contentHash } from '../../base/ids.ts';
import { boxSchema } from './box.ts';

/** What a comparison says about one declared value. `unreadable` is a result of its own and never green. */
export const fieldVerdicts = ['agrees', 'differs', 'not-found', 'unreadable'] as const;
export type Verdict = (typeof fieldVerdicts)[number];

/** How two values that do not look alike were still compared, or why they were not taken as equal. */
export const tolerances = [
  'exact',
  'normalised-name', // case, umlauts, hyphens, order, titles (DOMAIN C03)
  'two-digit-year', // 12.03.85 on a card: the century that gives a plausible age (C04)
  'subset-of-given-names', // one of several given names is printed
  'similar-name', // one letter apart: never `agrees`, a person decides
  'derived', // a follow-up certificate without "seit": worked out from the certificate before it (C07)
  'low-confidence', // read, but not surely enough
  'other-place', // the value stands on the page, but not where this field stands
] as const;
export type Tolerance = (typeof tolerances)[number];

export const candidateSchema = z.object({
  /** Comparable form: `YYYY-MM-DD`, `INITIAL`, or the text itself. */
  value: z.string().max(400),
  /** As printed. */
  text: z.string().max(400),
  contentHash,
  page: z.int().positive(),
  box: boxSchema,
  confidence: z.number().min(0).max(1),
  /** The printed label it belongs to; null for a value that stands on its own. */
  label: z.string().max(120).nullable(),
});
export type Candidate = z.infer<typeof candidateSchema>;

export const fieldVerdictSchema = z.object({
  /** Name of the procedure's field, or `familyName`, `givenNames`, `birthDate` of the applicant. */
  field: z.string().max(60),
  /** Comparable form of what was declared; null where nothing was declared. */
  declared: z.string().max(2000).nullable(),
  verdict: z.enum(fieldVerdicts),
  /** Comparable form of what was found: the candidate that decided. Null where nothing was found. */
  found: z.string().max(400).nullable(),
  /** As printed. */
  foundText: z.string().max(400).nullable(),
  contentHash: contentHash.nullable(),
  page: z.int().positive().nullable(),
  box: boxSchema.nullable(),
  tolerance: z.enum(tolerances),
  /** Every value that could have been meant, the deciding one first; at most twelve. */
  candidates: z.array(candidateSchema).max(12),
});
export type FieldVerdict = z.infer<typeof fieldVerdictSchema>;

export const documentKinds = ['au', 'child-sick', 'hospital', 'attest', 'other'] as const;
export type DocumentKind = (typeof documentKinds)[number];
export const copyKinds = ['EMPLOYER', 'INSURED', 'INSURER', 'DOCTOR', 'OTHER'] as const;
export type CopyKind = (typeof copyKinds)[number];

/** What a document is, by its labels (DOMAIN 1.2). */
export const documentVerdictSchema = z.object({
  contentHash,
  /** An AU certificate of any copy. */
  isCertificate: z.boolean(),
  kind: z.enum(documentKinds),
  /** `OTHER` where it is no certificate or does not say. */
  copyKind: z.enum(copyKinds),
  /** A diagnosis is printed on it. What it says is never kept. */
  containsDiagnosis: z.boolean(),
  /** Places that must be blackened before filing: filled ICD cells, diagnosis text, the insurer's barcode, other people. */
  sensitive: z.array(
    z.object({
      page: z.int().positive(),
      box: boxSchema,
      reason: z.enum(['diagnosis', 'barcode', 'third-party']),
    }),
  ),
  /** False where hardly anything could be read: then `kind` means nothing. */
  isLegible: z.boolean(),
});
export type DocumentVerdict = z.infer<typeof documentVerdictSchema>;

/** Ids of DOMAIN.md 2.1, `L4` for the right-person lock. */
export const findingIds = [
  'C01',
  'C02',
  'C03',
  'C04',
  'C05',
  'C06',
  'C07',
  'C08',
  'C09',
  'C10',
  'C11',
  'C12',
  'C13',
  'C14',
  'C15',
  'C16',
  'C17',
  'C18',
  'C19',
  'C20',
  'C21',
  'C22',
  'C23',
  'C24',
  'L4',
] as const;
export type FindingId = (typeof findingIds)[number];

/**
 * `info` is only told; `flag` makes the task yellow and must be opened before click one; `hard` makes it red;
 * `privacy` stands before filing, whatever the colour is.
 */
export const severities = ['info', 'flag', 'hard', 'privacy'] as const;
export type Severity = (typeof severities)[number];

export const findingSchema = z.object({
  /** Unique within the check: the id, and what it is about where it can come twice. */
  key: z.string().max(120),
  id: z.enum(findingIds),
  severity: z.enum(severities),
  /** A few German words, for the badge in the list: `Folge ohne Erst`. */
  title: z.string().max(60),
  /** One plain German sentence: why. */
  why: z.string().max(300),
  /** One plain German sentence: what to do. */
  advice: z.string().max(300),
  /** The field or the place it is about, where there is one. */
  field: z.string().max(60).nullable(),
  contentHash: contentHash.nullable(),
  page: z.int().positive().nullable(),
  box: boxSchema.nullable(),
});
export type Finding = z.infer<typeof findingSchema>;

/** `none`: nothing to compare (no proof asked for), so the colour says nothing. */
export const taskColours = ['green', 'yellow', 'red', 'none'] as const;
export type TaskColour = (typeof taskColours)[number];

/** A certified period, in the person's history or under review. Both days belong to it. */
export const sickPeriodSchema = z.object({
  from: calendarDate,
  to: calendarDate,
  kind: z.enum(['INITIAL', 'FOLLOW_UP']),
  assessedOn: calendarDate.nullable(),
  /** SHA-256 of the certificate where it is known: the same bytes are a duplicate (C23). */
  contentHash: contentHash.nullable(),
});
export type SickPeriod = z.infer<typeof sickPeriodSchema>;

/** The whole check of one task: pure result of declared values, readings, the person's history and the office's rules. */
export const evidenceCheckSchema = z.object({
  colour: z.enum(taskColours),
  fields: z.array(fieldVerdictSchema),
  findings: z.array(findingSchema),
  documents: z.array(documentVerdictSchema),
  /** Values that take the declared ones' place if the person takes over what the proof says. By field name. */
  proofValues: z.record(z.string().max(60), z.string().max(400)),
  /** The period that holds if the task is confirmed as the proof says; null where it is no sick note or cannot be told. */
  effective: z.object({ from: calendarDate, to: calendarDate }).nullable(),
  /** Version of the procedure's rules and of this code, as it goes into the Prüfvermerk. */
  rules: z.string().max(80),
});
export type EvidenceCheck = z.infer<typeof evidenceCheckSchema>;
