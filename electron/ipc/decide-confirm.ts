import { type Failure, failure } from '../../shared/base/failure.ts';
import type { TakeOver } from '../../shared/commands/command.ts';
import { decideFirstClick } from '../../shared/domain/evidence/decide-first-click.ts';
import type { EvidenceCheck } from '../../shared/domain/evidence/verdict.ts';

/**
 * Why click one is not taken; undefined when it is (DOMAIN 2.2). As long as nothing was compared, a person may compare by
 * eye; the Prüfvermerk says so then. The failure's fields name the findings to open, or what has to be taken over. Pure.
 */
export function refuseConfirm(
  check: EvidenceCheck | null,
  opened: readonly string[],
  takeOver: readonly TakeOver[],
): Failure | undefined {
  const foreign = takeOver.filter(({ field, value }) => check?.proofValues[field] !== value);
  if (foreign.length > 0) return failure('invalid-input', { fields: foreign.map(({ field }) => field) });
  if (check === null) return undefined;
  const { confirm, takeOver: taking } = decideFirstClick(check, opened);
  if (confirm.allowed) return undefined;
  if (takeOver.length === 0) return notAllowed(confirm.findings);
  if (!taking.allowed) return notAllowed(taking.findings);
  const left = contradicted(check).filter((field) => !takeOver.some((taken) => taken.field === field));
  return left.length === 0 ? undefined : notAllowed(left);
}

/** Fields of which the proof says something else, so that the task is red. */
function contradicted({ findings }: EvidenceCheck): readonly string[] {
  return findings.flatMap(({ severity, field }) => (severity === 'hard' && field !== null ? [field] : []));
}

function notAllowed(names: readonly string[]): Failure {
  return failure('not-allowed-now', { fields: names.slice(0, 50).map((name) => name.slice(0, 80)) });
}
