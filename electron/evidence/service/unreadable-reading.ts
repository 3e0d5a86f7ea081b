import type { ContentHash } from '../../../shared/base/ids.ts';
import type { DocumentReading } from '../../../shared/domain/evidence/reading.ts';
import { readingEngine } from '../reading-engine.ts';
import type { ReadingStop } from './reader.ts';

/**
 * What is kept of a document that could not be read, so that it is not tried again and again; undefined where that says
 * nothing about the document.
 */
export function unreadableReading(contentHash: ContentHash, stop: ReadingStop): DocumentReading | undefined {
  if (stop === 'cancelled' || stop === 'defect' || stop === 'no-such-page') return undefined;
  return { contentHash, engine: readingEngine, pages: [], looks: [], barcodes: [], pageCount: 0, problem: stop };
}
