import type { DocumentReading, Look } from './reading.ts';

/** The closer looks worth having after the first reading. */
export function planLooks(reading: DocumentReading): readonly Look[] {
  return reading.looks.map(({ look }) => look);
}
