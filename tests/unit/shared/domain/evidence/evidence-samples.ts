import { addDays, toCalendarDate } from '../../../../../shared/base/calendar-date.ts';
import type { ContentHash } from '../../../../../shared/base/ids.ts';
import type { CheckInput } from '../../../../../shared/domain/evidence/check-evidence.ts';
import { followUpStart } from '../../../../../shared/domain/evidence/follow-up-start.ts';
import { type Compared, judgeEvidence } from '../../../../../shared/domain/evidence/judge-evidence.ts';
import { noFacts } from '../../../../../shared/domain/evidence/proof-facts.ts';
import type { EvidenceRules } from '../../../../../shared/domain/evidence/rules.ts';
import {
  type DocumentVerdict,
  type EvidenceCheck,
  evidenceCheckSchema,
  type FieldVerdict,
  type SickPeriod,
} from '../../../../../shared/domain/evidence/verdict.ts';
import { sickNote } from '../../../../../shared/procedures/definitions/sick-note.ts';

/** Hand-made results of the comparison, so that findings and colour can be tested without reading a page. */

export const box = { left: 0.1, top: 0.2, width: 0.3, height: 0.02 };
export const proofHash = 'a'.repeat(64) as ContentHash;

export function sickNoteRules(changes: Partial<EvidenceRules> = {}): EvidenceRules {
  if (sickNote.evidence === null) throw new Error('the sick note compares nothing');
  return { ...sickNote.evidence, ...changes };
}

export function period(from: string, to: string, kind: SickPeriod['kind'] = 'INITIAL', more: Partial<SickPeriod> = {}) {
  const span = { from: toCalendarDate(from), to: toCalendarDate(to) };
  return { ...span, kind, assessedOn: span.from, contentHash: null, ...more } satisfies SickPeriod;
}

export function certificate(changes: Partial<DocumentVerdict> = {}): DocumentVerdict {
  return {
    contentHash: proofHash,
    isCertificate: true,
    kind: 'au',
    copyKind: 'EMPLOYER',
    containsDiagnosis: false,
    sensitive: [],
    isLegible: true,
    ...changes,
  };
}

export function verdict(field: string, declared: string | null, found: string | null): FieldVerdict {
  return {
    field,
    declared,
    verdict: found === null ? 'not-found' : declared === null || found === declared ? 'agrees' : 'differs',
    found,
    foundText: found,
    contentHash: found === null ? null : proofHash,
    page: found === null ? null : 1,
    box: found === null ? null : box,
    tolerance: 'exact',
    candidates: [],
  };
}

/** What the certificate says; what is left out is what was declared. */
export interface Told {
  readonly familyName?: string;
  readonly givenNames?: string;
  readonly birthDate?: string;
  readonly kind?: SickPeriod['kind'];
  readonly unfitSince?: string | null;
  readonly unfitUntil?: string;
  readonly assessedOn?: string;
}

export interface Sample {
  readonly rules?: EvidenceRules;
  readonly input?: Partial<CheckInput>;
  readonly proof?: Told;
  readonly compared?: Partial<Compared>;
  /** Verdicts in place of those that follow from `proof`. */
  readonly verdicts?: readonly FieldVerdict[];
}

export const mertens = { familyName: 'Mertens', givenNames: 'Mara', birthDate: toCalendarDate('1985-03-12') };
export const standard = {
  kind: 'INITIAL',
  unfitSince: '2026-11-23',
  unfitUntil: '2026-11-27',
  assessedOn: '2026-11-23',
} as const;

export function sampleInput(changes: Partial<CheckInput> = {}): CheckInput {
  return {
    procedure: { id: sickNote.id, version: sickNote.version },
    rules: sickNoteRules(),
    applicant: mertens,
    declared: standard,
    readings: [],
    previous: [],
    events: [],
    receivedOn: toCalendarDate('2026-11-24'),
    householdMembers: [],
    ...changes,
  };
}

/** Compares as the real comparison does, but with values instead of pages. */
export function check(sample: Sample = {}): EvidenceCheck {
  const rules = sample.rules ?? sickNoteRules();
  const input = sampleInput({ rules, ...sample.input });
  const declared: Record<string, unknown> = { ...input.applicant, ...input.declared };
  const fields = rules.fields.map(({ field }) => {
    const replaced = sample.verdicts?.find((candidate) => candidate.field === field);
    return replaced ?? compared(field, declared, sample.proof ?? {}, input, rules);
  });
  const result = judgeEvidence(input, rules, {
    documents: [certificate()],
    fields,
    facts: noFacts,
    ...sample.compared,
  });
  return evidenceCheckSchema.parse(result); // every text must fit the contract
}

function compared(
  field: string,
  declared: Record<string, unknown>,
  proof: Told,
  input: CheckInput,
  rules: EvidenceRules,
): FieldVerdict {
  const said = declared[field] === undefined ? null : String(declared[field]);
  const found = field in proof ? (proof[field as keyof Told] ?? null) : said;
  const plain = verdict(field, said, found);
  const assessedOn = proof.assessedOn ?? declared.assessedOn;
  const isFollowUp = (proof.kind ?? declared.kind) === 'FOLLOW_UP';
  if (field !== 'unfitSince' || found !== null || !isFollowUp || assessedOn === undefined) return plain;
  const { from } = followUpStart(input.previous, toCalendarDate(String(assessedOn)), null, rules.holidaysOf);
  return {
    ...plain,
    verdict: said !== null && said !== from ? 'differs' : 'not-found',
    found: from,
    tolerance: 'derived',
  };
}

/** `id severity` of every finding, sorted. */
export function told(result: EvidenceCheck): readonly string[] {
  return result.findings.map(({ id, severity }) => `${id} ${severity}`).sort();
}

/** `id severity title` of every finding, in their order. */
export function titles(sample: Sample): readonly string[] {
  return check(sample).findings.map(({ id, severity, title }) => `${id} ${severity} ${title}`);
}

/** A period of so many days. */
export function lasting(from: string, days: number, kind: SickPeriod['kind'] = 'INITIAL'): SickPeriod {
  const first = toCalendarDate(from);
  return period(from, addDays(first, days - 1), kind);
}
