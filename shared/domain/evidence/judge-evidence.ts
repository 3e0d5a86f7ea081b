import type { ContentHash } from '../../base/ids.ts';
import { certifiedValues, effectivePeriod, sureValue } from './certified-values.ts';
import type { CheckInput } from './check-evidence.ts';
import { decideColour } from './decide-colour.ts';
import { findEverything } from './findings/find-everything.ts';
import type { ProofFacts, Situation } from './findings/situation.ts';
import type { EvidenceRules } from './rules.ts';
import type { DocumentVerdict, EvidenceCheck, FieldVerdict } from './verdict.ts';

/** Grows with every change of the code that can change a result; goes into the Prüfvermerk. */
const codeVersion = 1;

/** Who somebody is does not change by taking a proof's word for it: these are never taken over. */
const identityFields: readonly string[] = ['familyName', 'givenNames', 'birthDate'];

/** What the proofs say, compared field by field. */
export interface Compared {
  readonly documents: readonly DocumentVerdict[];
  readonly fields: readonly FieldVerdict[];
  readonly facts: ProofFacts;
}

/** From compared fields to findings, colour and what may be done. */
export function judgeEvidence(input: CheckInput, rules: EvidenceRules, compared: Compared): EvidenceCheck {
  const { documents, fields, facts } = compared;
  const { applicant, previous, events, receivedOn, householdMembers } = input;
  const certificate = decidingDocument(documents, fields);
  const isComparable = rules.document === 'letter' || certificate?.isLegible === true;
  const certified = certifiedValues(fields, previous, rules);
  const situation: Situation = {
    rules,
    applicant,
    documents,
    unread: unreadDocuments(input, documents),
    fields,
    facts,
    certificate,
    certified,
    effective: isComparable ? effectivePeriod(certified, previous) : null,
    previous,
    events,
    receivedOn,
    householdMembers,
  };
  const findings = findEverything(situation, isComparable);
  return {
    colour: decideColour(situation, findings),
    fields: [...fields],
    findings: [...findings],
    documents: [...documents],
    proofValues: isComparable ? proofValues(situation) : {},
    effective: situation.effective,
    rules: rulesText(input.procedure),
  };
}

/** The check of a procedure that asks for no proof, or compares nothing with it. */
export function nothingToCompare(procedure: CheckInput['procedure']): EvidenceCheck {
  return {
    colour: 'none',
    fields: [],
    findings: [],
    documents: [],
    proofValues: {},
    effective: null,
    rules: rulesText(procedure),
  };
}

/** What may take the declared values' place: only what was surely read, and only where it says something else. */
function proofValues(situation: Situation): Record<string, string> {
  const { rules, fields, certified, effective } = situation;
  if (rules.document === 'sick-note' && certified.unfitUntil !== null && effective === null) return {};
  const values: Record<string, string> = {};
  for (const { field } of rules.fields) {
    const verdict = fields.find((candidate) => candidate.field === field);
    if (verdict === undefined || identityFields.includes(field) || verdict.verdict === 'agrees') continue;
    const value = field === 'unfitSince' ? certified.unfitSince : sureValue(verdict);
    if (value !== null && value !== verdict.declared) values[field] = value;
  }
  return values;
}

/** Of a sick note the certificate from which the compared values come, else the first legible one. */
function decidingDocument(
  documents: readonly DocumentVerdict[],
  fields: readonly FieldVerdict[],
): DocumentVerdict | null {
  const certificates = documents.filter(({ isCertificate }) => isCertificate);
  const source = fields.find(({ field }) => field === 'unfitUntil')?.contentHash ?? null;
  return (
    certificates.find(({ contentHash }) => contentHash === source) ??
    certificates.find(({ isLegible }) => isLegible) ??
    certificates[0] ??
    null
  );
}

/** Documents of which nothing is known at all, because they could not be read. */
function unreadDocuments(input: CheckInput, documents: readonly DocumentVerdict[]): readonly ContentHash[] {
  const known = new Set(documents.map(({ contentHash }) => contentHash));
  return input.readings.map(({ contentHash }) => contentHash).filter((hash) => !known.has(hash));
}

function rulesText(procedure: CheckInput['procedure']): string {
  return `${procedure.id}/${procedure.version} evidence/${codeVersion}`;
}
