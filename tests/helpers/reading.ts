import type { ContentHash } from '../../shared/base/ids.ts';
import type { DocumentReading, LookResult, PageReading, Word } from '../../shared/domain/evidence/reading.ts';

/** Readings from simple tables: what stands where, in points on a page of 600 by 800. */
export type Print = readonly [x: number, y: number, text: string, height?: number];

export const pageSize = { width: 600, height: 800 } as const;
const hash = 'a'.repeat(64) as ContentHash;

export interface PageOptions {
  readonly page?: number;
  readonly source?: PageReading['source'];
  readonly confidence?: number;
  readonly quality?: PageReading['quality'];
}

/** Each text becomes its words, half as wide as high a letter; y is the upper edge. */
export function pageOf(prints: readonly Print[], options: PageOptions = {}): PageReading {
  return {
    page: options.page ?? 1,
    ...pageSize,
    source: options.source ?? 'text-layer',
    words: prints.flatMap((print) => wordsOf(print, options.confidence ?? 1)),
    turned: 0,
    quality: options.quality ?? 'good',
  };
}

export function readingOf(
  pages: readonly PageReading[],
  more: Partial<Pick<DocumentReading, 'looks' | 'barcodes' | 'problem' | 'contentHash'>> = {},
): DocumentReading {
  return {
    contentHash: hash,
    engine: 'test',
    pages: [...pages],
    looks: [],
    barcodes: [],
    pageCount: pages.length,
    problem: null,
    ...more,
  };
}

/** The reading with each planned look answered; `null` leaves a look without readings. */
export function withLooks(
  reading: DocumentReading,
  looks: readonly LookResult['look'][],
  answer: (look: LookResult['look']) => Partial<Pick<LookResult, 'readings' | 'mark'>> | null,
): DocumentReading {
  return { ...reading, looks: looks.map((look) => ({ look, readings: [], mark: null, ...answer(look) })) };
}

function wordsOf([x, y, text, height = 10]: Print, confidence: number): readonly Word[] {
  const letter = height / 2;
  return [...text.matchAll(/\S+/gu)].map((match) => ({
    text: match[0],
    confidence,
    box: {
      left: (x + match.index * letter) / pageSize.width,
      top: y / pageSize.height,
      width: (match[0].length * letter) / pageSize.width,
      height: height / pageSize.height,
    },
  }));
}
