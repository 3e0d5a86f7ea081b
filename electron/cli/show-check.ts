import type { TaskEvidence } from '../../shared/ipc/evidence.ts';

/** What `evidence ID` prints: verdicts and findings with their places, and nothing else of what was read. */
export function showCheck({ state, check, problems, lock }: TaskEvidence) {
  return {
    state,
    colour: check?.colour ?? null,
    fields: (check?.fields ?? []).map(({ field, declared, verdict, found, page, box, tolerance }) => ({
      field,
      declared,
      verdict,
      found,
      page,
      box,
      tolerance,
    })),
    findings: (check?.findings ?? []).map(({ id, key, severity, title, why, advice, field, page, box }) => ({
      id,
      key,
      severity,
      title,
      why,
      advice,
      field,
      page,
      box,
    })),
    documents: (check?.documents ?? []).map(({ contentHash, isCertificate, kind, copyKind, containsDiagnosis }) => ({
      contentHash,
      isCertificate,
      kind,
      copyKind,
      containsDiagnosis,
    })),
    takeOver: check?.proofValues ?? {},
    effective: check?.effective ?? null,
    lock: lock === null ? null : { state: lock.state, reason: lock.reason },
    problems,
  };
}
