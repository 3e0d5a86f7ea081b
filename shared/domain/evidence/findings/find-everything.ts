import type { Finding, Severity } from '../verdict.ts';
import { findAbsences, findAppointments, findOtherPayer } from './case-findings.ts';
import { findChainJoint, findDuplicate, findOverlaps } from './chain-findings.ts';
import { findBackdating, findContradictions } from './consistency-findings.ts';
import { findDocumentKind, findOddities, findSensitiveParts } from './document-findings.ts';
import { findLateness, findLongChain, findUnusualLength } from './duration-findings.ts';
import {
  findAssessmentDifference,
  findEndDifference,
  findKindDifference,
  findStartDifference,
} from './field-findings.ts';
import { findLetterDifferences } from './letter-findings.ts';
import { findNameDifferences } from './name-findings.ts';
import { findBirthDateDifference, findOtherFileNumber, findOtherMember } from './person-findings.ts';
import type { Situation } from './situation.ts';

/** What can be said of every proof. */
const always = [findDocumentKind, findSensitiveParts, findOtherMember, findOtherFileNumber, findDuplicate] as const;

/** Who is named on it, where it can be read. */
const ofPersons = [findNameDifferences, findBirthDateDifference] as const;

/** What only a legible AU certificate can say. */
const ofCertificates = [
  findKindDifference,
  findStartDifference,
  findEndDifference,
  findAssessmentDifference,
  findContradictions,
  findBackdating,
  findChainJoint,
  findOverlaps,
  findLateness,
  findUnusualLength,
  findLongChain,
  findAppointments,
  findAbsences,
  findOtherPayer,
  findOddities,
] as const;

const weight: Readonly<Record<Severity, number>> = { hard: 0, privacy: 1, flag: 2, info: 3 };

/** Findings beyond this many help nobody; the Prüfvermerk takes as many. */
const mostFindings = 60;

/**
 * All findings, the gravest first. Of a proof that is no certificate, or cannot be read, only that is said: what its
 * single fields do not say would be noise.
 */
export function findEverything(situation: Situation, isComparable: boolean): readonly Finding[] {
  const ofDocument = situation.rules.document === 'sick-note' ? ofCertificates : [findLetterDifferences];
  return [...always, ...(isComparable ? [...ofPersons, ...ofDocument] : [])]
    .flatMap((find) => find(situation))
    .sort((one, other) => weight[one.severity] - weight[other.severity])
    .slice(0, mostFindings);
}
