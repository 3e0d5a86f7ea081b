import { readingEngine } from '../../electron/evidence/reading-engine.ts';
import type { ContentHash } from '../../shared/base/ids.ts';
import type { DocumentReading } from '../../shared/domain/evidence/reading.ts';

/** One page with a word in each of ten lines from the top. */
export function sampleReading(contentHash: ContentHash, words: readonly string[]): DocumentReading {
  return {
    contentHash,
    engine: readingEngine,
    pages: [
      {
        page: 1,
        width: 1000,
        height: 1400,
        source: 'text-layer',
        words: words.map((text, line) => ({
          text,
          box: { left: 0.1, top: 0.1 * line, width: 0.2, height: 0.03 },
          confidence: 1,
        })),
        turned: 0,
        quality: 'good',
      },
    ],
    looks: [],
    barcodes: [],
    pageCount: 1,
    problem: null,
  };
}

/** What is kept of a document that could not be read. */
export function damagedReading(contentHash: ContentHash): DocumentReading {
  return { ...sampleReading(contentHash, []), pages: [], pageCount: 0, problem: 'damaged' };
}
