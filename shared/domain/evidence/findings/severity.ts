import type { FieldVerdict, Severity } from '../verdict.ts';
import type { Situation } from './situation.ts';

/** Hard where the field decides; of a letter only what differs, because a letter need not name everything. */
export function severityOf(situation: Situation, verdict: FieldVerdict): Severity {
  const isDecisive = situation.rules.fields.some((rule) => rule.field === verdict.field && rule.isDecisive);
  if (!isDecisive) return 'flag';
  return situation.rules.document === 'sick-note' || verdict.verdict === 'differs' ? 'hard' : 'flag';
}
