import { z } from 'zod';
import { copyKinds } from './verdict.ts';

/** The federal states, ISO 3166-2:DE. */
export const federalStates = [
  'BW',
  'BY',
  'BE',
  'BB',
  'HB',
  'HH',
  'HE',
  'MV',
  'NI',
  'NW',
  'RP',
  'SL',
  'SN',
  'ST',
  'SH',
  'TH',
] as const;
export type FederalState = (typeof federalStates)[number];

/** How a declared value is looked for on the proof and compared with it. */
export const comparisons = [
  'family-name',
  'given-names',
  'birth-date',
  'date',
  'choice', // a ticked box
  'text',
  'street',
  'postal-code',
  'city',
  'money',
  'number',
] as const;

/**
 * What a procedure compares, as data: offices differ here (FEATURES 9.5). Durations are calendar days. Values that are not
 * verified law are the office's to set (DOMAIN.md section 14).
 */
export const evidenceRulesSchema = z.strictObject({
  /** `sick-note`: Muster 1 with its checks C01 to C24. `letter`: values are looked for anywhere on the proofs. */
  document: z.enum(['sick-note', 'letter']),
  /** Copies that may be filed as they are; any other one is a privacy step first (C02). */
  acceptedCopies: z.array(z.enum(copyKinds)),
  fields: z
    .array(
      z.strictObject({
        field: z.string().max(60),
        compare: z.enum(comparisons),
        /** Printed labels beside or above which the value stands; empty for values without one. */
        labels: z.array(z.string().min(1).max(120)).max(8),
        /** Whether a difference makes the task red. Others are only told. */
        isDecisive: z.boolean(),
      }),
    )
    .max(80),
  /** Below this confidence (0 to 1) something read counts as unreadable. */
  legibleFrom: z.number().min(0).max(1),
  /** Letters in which a name may differ to be called similar instead of different (C03); never `agrees`. */
  similarLetters: z.int().min(0).max(3),
  /** Whose holidays bridge a gap (C11). */
  holidaysOf: z.enum(federalStates),
  /** § 56 (1) SGB II: the certificate is due before the end of this calendar day after onset (C15). */
  noticeDays: z.int().min(0),
  /** AU-RL § 5 (3): so many days back without a flag (C10). */
  retroactiveDays: z.int().min(0),
  /** Length of one certificate from which it is unusual, and rare (C16). */
  unusualDays: z.int().min(1),
  rareDays: z.int().min(1),
  /** Chain from which the statistics event and a Wiedervorlage follow (C17), and the hint on § 44a SGB II (C18). */
  statisticsDays: z.int().min(1),
  incapacityDays: z.int().min(1),
  /** What happens with an original whose blackened copy was filed (L3). */
  originalPolicy: z.enum(['keep-locked', 'discard']),
});
export type EvidenceRules = z.infer<typeof evidenceRulesSchema>;
