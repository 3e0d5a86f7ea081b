import type { EvidenceCheck, Finding, FindingId, Severity, TaskColour } from '../../shared/domain/evidence/verdict.ts';

/** A check without fields, findings or documents. */
export function sampleCheck(colour: TaskColour): EvidenceCheck {
  return { colour, fields: [], findings: [], documents: [], proofValues: {}, effective: null, rules: 'test' };
}

export function sampleFinding(id: FindingId, severity: Severity, field: string | null = null): Finding {
  const place = { contentHash: null, page: null, box: null };
  return { key: id, id, severity, title: id, why: 'Darum.', advice: 'Bitte ansehen.', field, ...place };
}
