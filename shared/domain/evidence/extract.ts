import { extractSickNote } from './certificate/extract-sick-note.ts';
import { readForms } from './certificate/form-page.ts';
import { classifyForms } from './classify-document.ts';
import type { Extraction } from './extraction.ts';
import { extractLetter } from './letter/extract-letter.ts';
import type { DocumentReading } from './reading.ts';
import type { EvidenceRules } from './rules.ts';

export type { Extraction } from './extraction.ts';

/** What the proofs are and what stands on them, from the engines' readings. Pure: the same readings give the same result. */
export function extract(readings: readonly DocumentReading[], rules: EvidenceRules): Extraction {
  const read = readings.map((reading) => ({ reading, forms: readForms(reading) }));
  const documents = read.map(({ reading, forms }) => classifyForms(reading, forms));
  const forms = read.flatMap((one) => one.forms);
  return {
    documents,
    ...(rules.document === 'sick-note' ? extractSickNote(forms, rules) : extractLetter(forms, rules)),
  };
}
