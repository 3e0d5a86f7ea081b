import { foldName } from '../../fold-name.ts';
import type { Comparison } from '../compare-fields.ts';
import { comparable, foldStreet } from '../letter/parse-values.ts';
import type { EvidenceRules } from '../rules.ts';
import type { Candidate, FieldVerdict } from '../verdict.ts';
import { makeVerdict } from './make-verdict.ts';

type FieldRule = EvidenceRules['fields'][number];

/** Lines of one address stand within this part of the page's height. */
const addressHeight = 0.05;

/**
 * Street, postal code and town at their labels, or where all three stand together. They must be of one address: the
 * landlord's town is not the flat's, even where it has the same name.
 */
export function compareAddress(
  input: Comparison,
  rule: FieldRule,
  declared: string,
  candidates: readonly Candidate[],
): FieldVerdict {
  const wanted = comparable(declared, rule.compare);
  const base = { field: rule.field, declared, candidates };
  const legible = ofOneAddress(
    input,
    rule,
    candidates.filter(({ confidence }) => confidence >= input.rules.legibleFrom),
  );
  const values = new Set(legible.map(({ value }) => comparable(value, rule.compare)));
  const equal = legible.find(({ value }) => comparable(value, rule.compare) === wanted);
  const isOne = rule.compare === 'street' || values.size === 1;
  const found = equal !== undefined && isOne ? equal : addressTogether(input, declared);
  if (found !== null) {
    const tolerance = found.label === null ? 'other-place' : found.value === declared ? 'exact' : 'normalised-name';
    return makeVerdict({ ...base, verdict: 'agrees', tolerance, deciding: found });
  }
  const [first] = legible;
  if (first !== undefined && values.size === 1) {
    return makeVerdict({ ...base, verdict: 'differs', tolerance: 'exact', deciding: first });
  }
  const [doubtful] = candidates;
  if (doubtful !== undefined && candidates.every(({ confidence }) => confidence < input.rules.legibleFrom)) {
    return makeVerdict({ ...base, verdict: 'unreadable', tolerance: 'low-confidence', deciding: doubtful });
  }
  return makeVerdict({ ...base, verdict: 'not-found', tolerance: 'exact', deciding: null });
}

/** Of a postal code or town only what stands at the declared street; of a town without it, at the declared code. */
function ofOneAddress(input: Comparison, rule: FieldRule, candidates: readonly Candidate[]): readonly Candidate[] {
  if (rule.compare === 'street') return candidates;
  const streets = equalOnes(input, 'street');
  if (streets.length > 0) return candidates.filter((candidate) => streets.some((street) => isNear(candidate, street)));
  if (rule.compare === 'postal-code') return candidates;
  const codes = equalOnes(input, 'postal-code');
  return candidates.filter((candidate) => codes.some((code) => isNear(candidate, code)));
}

function equalOnes({ declared, rules, extraction }: Comparison, compare: FieldRule['compare']): readonly Candidate[] {
  const rule = rules.fields.find((field) => field.compare === compare);
  if (rule === undefined) return [];
  const wanted = comparable(String(declared[rule.field] ?? ''), compare);
  return (extraction.candidates[rule.field] ?? []).filter(
    ({ value, confidence }) => confidence >= rules.legibleFrom && comparable(value, compare) === wanted,
  );
}

function isNear(one: Candidate, other: Candidate): boolean {
  const isOnePage = one.contentHash === other.contentHash && one.page === other.page;
  return isOnePage && Math.abs(one.box.top - other.box.top) < addressHeight;
}

function addressTogether(input: Comparison, declared: string): Candidate | null {
  const { declared: all, rules, extraction } = input;
  const of = (compare: FieldRule['compare']) =>
    String(all[rules.fields.find((field) => field.compare === compare)?.field ?? ''] ?? '');
  const [street, code, city] = [foldStreet(of('street')), of('postal-code'), foldName(of('city'))];
  if (street === '' || code === '' || city === '') return null;
  for (const [index, line] of extraction.lines.entries()) {
    const next = extraction.lines[index + 1];
    const isHere = (text: string) =>
      foldStreet(text).includes(street) &&
      [...text.matchAll(/(?<!\d)\d{5}(?!\d)/g)].some(([found]) => found === code) &&
      foldName(text).includes(city);
    const texts = line.readings.map(
      ({ text }) => `${text} ${next?.page === line.page ? (next.readings[0]?.text ?? '') : ''}`,
    );
    const sure =
      line.readings[0]?.engine === 'text-layer' ? texts.slice(0, 1).every(isHere) : texts.filter(isHere).length >= 2;
    if (!sure) continue;
    return {
      value: declared,
      text: line.readings[0]?.text ?? declared,
      contentHash: line.contentHash,
      page: line.page,
      box: line.box,
      confidence: rules.legibleFrom,
      label: null,
    };
  }
  return null;
}
