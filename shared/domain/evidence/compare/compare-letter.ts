import { foldName, givenNameWords, nameWords } from '../../fold-name.ts';
import type { Comparison } from '../compare-fields.ts';
import { comparable } from '../letter/parse-values.ts';
import { comparePart } from '../names/compare-name-part.ts';
import type { EvidenceRules } from '../rules.ts';
import type { Candidate, FieldVerdict } from '../verdict.ts';
import { compareAddress } from './compare-address.ts';
import { declaredText } from './compare-sick-note.ts';
import { makeVerdict } from './make-verdict.ts';

type FieldRule = EvidenceRules['fields'][number];

/**
 * The declared values against what stands at their labels anywhere on the proofs. A letter names many people, days and
 * amounts: days and amounts only count at their label; a name, or a street with its town, also where it stands alone.
 */
export function compareLetter(input: Comparison): readonly FieldVerdict[] {
  return input.rules.fields.flatMap((rule) => {
    const declared = declaredText(input, rule.field);
    if (declared === null) return [];
    const candidates = input.extraction.candidates[rule.field] ?? [];
    switch (rule.compare) {
      case 'family-name':
      case 'given-names':
        return [compareName(input, rule, declared, candidates)];
      case 'street':
      case 'postal-code':
      case 'city':
        return [compareAddress(input, rule, declared, candidates)];
      default:
        return [compareAtLabel(input, rule, declared, candidates)];
    }
  });
}

/** Several values at labels of one name contradict nothing unless all are sure and one; then no more agrees either. */
function compareAtLabel(
  input: Comparison,
  rule: FieldRule,
  declared: string,
  candidates: readonly Candidate[],
): FieldVerdict {
  const { field } = rule;
  const wanted = comparable(declared, rule.compare);
  const sure = candidates.filter(({ confidence }) => confidence >= input.rules.legibleFrom);
  const values = new Set(sure.map(({ value }) => comparable(value, rule.compare)));
  const equal = sure.find(({ value }) => comparable(value, rule.compare) === wanted);
  const base = { field, declared, candidates };
  if (equal !== undefined && values.size === 1) {
    const tolerance = equal.text.trim() === declared ? 'exact' : rule.compare === 'text' ? 'normalised-name' : 'exact';
    return makeVerdict({ ...base, verdict: 'agrees', tolerance, deciding: equal });
  }
  if (values.size > 1)
    return makeVerdict({
      ...base,
      verdict: 'unreadable',
      tolerance: 'low-confidence',
      deciding: equal ?? sure[0] ?? null,
    });
  const [first] = sure;
  if (first !== undefined && rule.compare !== 'text')
    return makeVerdict({ ...base, verdict: 'differs', tolerance: 'exact', deciding: first });
  const [doubtful] = candidates;
  if (first === undefined && doubtful !== undefined)
    return makeVerdict({ ...base, verdict: 'unreadable', tolerance: 'low-confidence', deciding: doubtful });
  return makeVerdict({ ...base, verdict: 'not-found', tolerance: 'exact', deciding: null });
}

/** Given names and family name beside each other, in either order, on one line. */
function compareName(
  input: Comparison,
  rule: FieldRule,
  declared: string,
  candidates: readonly Candidate[],
): FieldVerdict {
  const { declared: all, extraction, rules } = input;
  const part = rule.compare === 'family-name' ? 'family' : 'given';
  const name = { familyName: String(all.familyName ?? ''), givenNames: String(all.givenNames ?? '') };
  const base = { field: rule.field, declared, candidates };
  for (const line of extraction.lines) {
    const readings = line.readings
      .filter(({ text }) => holdsName(text, name))
      .map((reading) => ({ ...reading, text: declared }));
    const others = line.readings.filter(({ text }) => !holdsName(text, name));
    if (readings.length === 0) continue;
    const verdict = comparePart(
      declared,
      [...readings, ...others.map((reading) => ({ ...reading, confidence: 0 }))],
      part,
      rules,
    );
    if (verdict?.verdict !== 'agrees') continue;
    const label =
      candidates.find(
        ({ contentHash, page, box }) =>
          contentHash === line.contentHash && page === line.page && box.top === line.box.top,
      )?.label ?? null;
    const printed = line.readings[0]?.text ?? declared;
    const isExact = printed.includes(declared);
    return makeVerdict({
      ...base,
      verdict: 'agrees',
      tolerance: label === null ? 'other-place' : isExact ? 'exact' : 'normalised-name',
      deciding: {
        value: declared,
        text: printed,
        contentHash: line.contentHash,
        page: line.page,
        box: line.box,
        confidence: verdict.confidence,
        label,
      },
    });
  }
  return makeVerdict({ ...base, verdict: 'not-found', tolerance: 'exact', deciding: null });
}

function holdsName(text: string, name: { readonly familyName: string; readonly givenNames: string }): boolean {
  const words = foldName(text).split(' ');
  const family = nameWords(name.familyName);
  const given = givenNameWords(name.givenNames);
  if (family.length === 0 || given.length === 0) return false;
  for (let at = 0; at + family.length <= words.length; at += 1) {
    if (!family.every((word, index) => words[at + index] === word)) continue;
    // Vorsatzwörter may stand between both names
    const before = words.slice(Math.max(0, at - 3), at);
    const after = words.slice(at + family.length, at + family.length + 2);
    const nearest = nameWords(before.join(' ')).at(-1);
    if (
      (nearest !== undefined && given.includes(nearest)) ||
      after.some((word, index) => index === 0 && given.includes(word))
    )
      return true;
  }
  return false;
}
