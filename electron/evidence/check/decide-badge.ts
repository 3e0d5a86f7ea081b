import type { EvidenceCheck } from '../../../shared/domain/evidence/verdict.ts';
import type { TaskBadge } from '../../cache/task-check/task-check-rows.ts';

/** What the inbox says about a task whose proofs could not be read at all. */
export const unreadableBadge: TaskBadge = { colour: 'none', title: 'nicht lesbar' };

/** A check in a word or two, for the list; null where there was nothing to compare. */
export function decideBadge(check: EvidenceCheck): TaskBadge | null {
  const { colour } = check;
  switch (colour) {
    case 'none':
      return null;
    case 'green':
      return { colour, title: agreesInFull(check) ? 'stimmt' : 'keine Abweichung' };
    case 'yellow':
      return { colour, title: countHints(check) };
    case 'red':
      return { colour, title: whyRed(check) };
  }
}

/** What was not found on a letter does not contradict, but nobody has seen it either. */
function agreesInFull({ fields }: EvidenceCheck): boolean {
  return fields.every(({ declared, verdict }) => declared === null || verdict === 'agrees');
}

function countHints({ findings }: EvidenceCheck): string {
  const hints = findings.filter(({ severity }) => severity === 'flag' || severity === 'privacy').length;
  return hints === 1 ? '1 Hinweis' : `${hints} Hinweise`;
}

function whyRed({ documents, fields, findings }: EvidenceCheck): string {
  if (documents.length > 0 && documents.every((document) => !document.isLegible)) return 'nicht lesbar';
  const isOtherForm = findings.some(({ id, severity }) => id === 'C01' && severity === 'hard');
  if (isOtherForm && !documents.some((document) => document.isCertificate)) return 'anderes Formular';
  const differs = fields.some(({ verdict }) => verdict === 'differs');
  return differs || findings.some(({ id, severity }) => id !== 'C01' && severity === 'hard')
    ? 'weicht ab'
    : 'nicht lesbar';
}
