import type { Comparison } from '../compare-fields.ts';
import type { FieldVerdict } from '../verdict.ts';
import { declaredText } from './compare-sick-note.ts';
import { compareValues } from './compare-values.ts';

/** The declared values against what stands at their labels anywhere on the proofs. */
export function compareLetter(input: Comparison): readonly FieldVerdict[] {
  return input.rules.fields.flatMap(({ field }) => {
    const declared = declaredText(input, field);
    if (declared === null) return [];
    return [
      compareValues({
        field,
        declared,
        candidates: input.extraction.candidates[field] ?? [],
        legibleFrom: input.rules.legibleFrom,
      }),
    ];
  });
}
