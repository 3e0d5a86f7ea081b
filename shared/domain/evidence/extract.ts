import type { Extraction } from './extraction.ts';
import type { DocumentReading } from './reading.ts';
import type { EvidenceRules } from './rules.ts';

export type { Extraction } from './extraction.ts';

export function extract(readings: readonly DocumentReading[], rules: EvidenceRules): Extraction {
  throw new Error(`${readings.length} readings cannot be extracted yet for a ${rules.document}`);
}
