import { z } from 'zod';
import type { CheckedApplicant, NamedPerson } from './check-evidence.ts';
import type { EvidenceCheck } from './verdict.ts';

/** The right-person lock (FEATURES L4): does what stands on the proof lead to the file it will be filed in? */
export const personLockSchema = z.object({
  /** `open`: name and birth date, or a number of the file, stand on the proof. `closed`: something else stands there. */
  state: z.enum(['open', 'closed', 'unknown']),
  /** Plain German sentence: what was found, or what is missing. */
  reason: z.string().max(300),
  /** Other people of the office with the same name, from the cache: `Mertens, Mara, geb. 01.02.1990`. */
  namesakes: z.array(z.string().max(200)).max(10),
});
export type PersonLock = z.infer<typeof personLockSchema>;

export interface LockInput {
  /** The readings of the proofs, as in `CheckInput`. */
  readonly check: EvidenceCheck;
  /** The person of the target file; for a household's file everybody in it. */
  readonly filePersons: readonly NamedPerson[];
  /** BG-Nummer, Kundennummer, Aktenzeichen of the target file. */
  readonly fileNumbers: readonly string[];
  /** People of the office with the same folded name, from the cache; the persons of the file may be among them. */
  readonly namesakes: readonly NamedPerson[];
  readonly applicant: CheckedApplicant;
}
