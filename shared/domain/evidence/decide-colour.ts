import type { Situation } from './findings/situation.ts';
import type { Finding, TaskColour } from './verdict.ts';

/** Without these nothing is green, whatever else agrees (DOMAIN 2.2). */
const provenBySickNote = ['familyName', 'givenNames', 'birthDate', 'unfitUntil'] as const;
const provenByLetter = ['familyName', 'givenNames'] as const;

/**
 * The colour of a task. Green is never the absence of findings alone: everything that decides must have been found and
 * must agree, so that a gap in the findings cannot make a task green.
 */
export function decideColour(situation: Situation, findings: readonly Finding[]): TaskColour {
  if (findings.some(({ severity }) => severity === 'hard')) return 'red';
  const isTold = findings.some(({ severity }) => severity === 'flag' || severity === 'privacy');
  return isTold || !isProven(situation) ? 'yellow' : 'green';
}

function isProven(situation: Situation): boolean {
  const { rules, fields, certificate } = situation;
  const isSickNote = rules.document === 'sick-note';
  if (isSickNote && (certificate === null || !rules.acceptedCopies.includes(certificate.copyKind))) return false;
  const agrees = (field: string) => fields.some((verdict) => verdict.field === field && verdict.verdict === 'agrees');
  if (!(isSickNote ? provenBySickNote : provenByLetter).every(agrees)) return false;
  const decisive = rules.fields.filter(({ isDecisive }) => isDecisive).map(({ field }) => field);
  return fields.every(
    (verdict) => !decisive.includes(verdict.field) || verdict.declared === null || verdict.verdict === 'agrees',
  );
}
