import type { ContentHash } from '../../base/ids.ts';
import { unreachable } from '../../base/unreachable.ts';
import type { EvidenceCheck, Finding } from './verdict.ts';

/** Why a button is disabled; the interface has a German sentence for each. */
export const clickRefusals = [
  'not-read-yet', // the proofs are still being read
  'unopened-findings', // yellow: every finding that asks for a decision must have been opened
  'contradiction', // red: the proof says something else, or is no such proof
  'nothing-to-take-over', // the proof says nothing else
  'cannot-take-over', // the proof does not surely say everything that would be needed
  'privacy', // before filing: blacken, or return
  'lock-closed', // before filing: a deliberate second step with a reason
] as const;
export type ClickRefusal = (typeof clickRefusals)[number];

export type Permission =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      readonly reason: ClickRefusal;
      /** Keys of the findings still to be opened, or that stand in the way. */
      readonly findings: readonly string[];
    };

export interface FirstClick {
  /** Click one with the values as they were declared. */
  readonly confirm: Permission;
  /** Click one with `takeOverFields` as the proof says; each needs a reason of its own or a common one. */
  readonly takeOver: Permission;
  /** Fields of `EvidenceCheck.proofValues`, all of which are taken over together. */
  readonly takeOverFields: readonly string[];
}

const allowed: Permission = { allowed: true };

/**
 * What click one may do (DOMAIN 2.2): confirm on green; on yellow after every finding was opened; on red only take over
 * what the proof says. Asking, returning and forwarding are always allowed and not part of it. `check` is null as long
 * as the proofs are being read.
 */
export function decideFirstClick(check: EvidenceCheck | null, opened: readonly string[]): FirstClick {
  if (check === null) {
    const wait = refuse('not-read-yet', []);
    return { confirm: wait, takeOver: wait, takeOverFields: [] };
  }
  return {
    confirm: decideConfirm(check, opened),
    takeOver: decideTakeOver(check, opened),
    takeOverFields: Object.keys(check.proofValues),
  };
}

/** Whether a person must have opened it before click one. */
export function mustBeOpened(finding: Pick<Finding, 'severity'>): boolean {
  return finding.severity === 'flag' || finding.severity === 'privacy';
}

function decideConfirm(check: EvidenceCheck, opened: readonly string[]): Permission {
  switch (check.colour) {
    case 'green':
    case 'none':
      return allowed;
    case 'yellow':
      return allOpened(check, opened);
    case 'red':
      return refuse('contradiction', keysOf(check.findings.filter(isHard)));
    default:
      return unreachable(check.colour);
  }
}

/** Every hard finding must be about a field for which the proof surely says another value; else nothing is solved by it. */
function decideTakeOver(check: EvidenceCheck, opened: readonly string[]): Permission {
  const fields = Object.keys(check.proofValues);
  if (fields.length === 0) return refuse('nothing-to-take-over', []);
  const unsolved = check.findings.filter(
    (finding) => isHard(finding) && (finding.field === null || !fields.includes(finding.field)),
  );
  if (unsolved.length > 0) return refuse('cannot-take-over', keysOf(unsolved));
  return allOpened(check, opened);
}

export interface Filing {
  readonly check: EvidenceCheck | null;
  /** A return files the declaration and the letter, not the proof. */
  readonly isReturned: boolean;
  /** Originals in whose place a blackened copy is filed that was read again and holds nothing of what was removed. */
  readonly provenlyBlackened: readonly ContentHash[];
  readonly isLockClosed: boolean;
  /** The deliberate second step against the lock, with its reason. */
  readonly hasLockReason: boolean;
}

/** What click two may do: nothing before every privacy finding is settled, nothing against the lock without a reason. */
export function decideSecondClick(filing: Filing): Permission {
  if (filing.isReturned) return allowed;
  const standing = (filing.check?.findings ?? []).filter(
    ({ severity, contentHash }) =>
      severity === 'privacy' && (contentHash === null || !filing.provenlyBlackened.includes(contentHash)),
  );
  if (standing.length > 0) return refuse('privacy', keysOf(standing));
  if (filing.isLockClosed && !filing.hasLockReason) return refuse('lock-closed', []);
  return allowed;
}

function allOpened(check: EvidenceCheck, opened: readonly string[]): Permission {
  const missing = check.findings.filter((finding) => mustBeOpened(finding) && !opened.includes(finding.key));
  return missing.length === 0 ? allowed : refuse('unopened-findings', keysOf(missing));
}

function isHard(finding: Finding): boolean {
  return finding.severity === 'hard';
}

function keysOf(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ key }) => key);
}

function refuse(reason: ClickRefusal, findings: readonly string[]): Permission {
  return { allowed: false, reason, findings };
}
