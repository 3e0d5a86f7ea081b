import type { ContentHash } from '../../shared/base/ids.ts';
import { planLooks } from '../../shared/domain/evidence/plan-looks.ts';
import type {
  Barcode,
  DocumentReading,
  Look,
  LookResult,
  PageReading,
  ReadingProblem,
} from '../../shared/domain/evidence/reading.ts';
import type { OcrEngine } from './ocr/ocr-engine.ts';
import { type ReadingLimits, usualLimits } from './pages/limits.ts';
import { lookAtPage } from './pages/look-at-page.ts';
import { openDocument } from './pages/open-document.ts';
import type { OpenPage, PageSource } from './pages/page-source.ts';
import { type ReadPage, readTextPage, recognisePage, reopenPage } from './pages/read-page.ts';
import { readingEngine } from './reading-engine.ts';

export interface DocumentToRead {
  readonly bytes: Uint8Array;
  /** What the bytes are, as the intake found out. */
  readonly mediaType: string;
  readonly contentHash: ContentHash;
}

export interface ReadingOptions {
  /** May still be loading; it is only waited for when a picture has to be recognised. */
  readonly ocr: OcrEngine | Promise<OcrEngine>;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((pagesDone: number, pagesTotal: number) => void) | undefined;
  readonly limits?: Partial<ReadingLimits> | undefined;
  /** Milliseconds; of a clock that only goes forward. */
  readonly now?: (() => number) | undefined;
}

/** Pages whose pictures are kept for closer looks; of more pages they are made again. */
const keptPages = 6;

/**
 * Reads a document: text layers where they can be trusted, else what is recognised on pictures, and then the closer looks
 * that the first reading gave reason for. What cannot be read is a `problem` of the reading, with the pages that could be
 * read; it never throws, except what `signal` was aborted with.
 */
export async function readDocument(document: DocumentToRead, options: ReadingOptions): Promise<DocumentReading> {
  const { contentHash } = document;
  const nothing = { contentHash, engine: readingEngine, pages: [], looks: [], barcodes: [], pageCount: 0 };
  options.signal?.throwIfAborted();
  const opened = await openDocument(document.bytes, document.mediaType);
  if (!opened.ok) return { ...nothing, problem: opened.failure };
  try {
    return { ...nothing, ...(await readPages(opened.value, nothing, options)) };
  } finally {
    await opened.value.close().catch(() => undefined);
  }
}

type PagesRead = Pick<DocumentReading, 'pages' | 'looks' | 'barcodes' | 'pageCount' | 'problem'>;

async function readPages(
  source: PageSource,
  empty: Omit<DocumentReading, 'problem'>,
  {
    ocr,
    signal = new AbortController().signal,
    onProgress,
    limits,
    now = performance.now.bind(performance),
  }: ReadingOptions,
): Promise<PagesRead> {
  const { pages: mostPages, recognisedPages, milliseconds } = { ...usualLimits, ...limits };
  const until = now() + milliseconds;
  const pages: PageReading[] = [];
  const barcodes: Barcode[] = [];
  const kept = new Map<number, ReadPage>();
  const total = Math.min(source.pageCount, mostPages);
  let recognised = 0;
  let problem: ReadingProblem | null = source.pageCount > mostPages ? 'too-large' : null;

  onProgress?.(0, total);
  for (let number = 1; number <= total; number += 1) {
    signal.throwIfAborted();
    if (now() > until) {
      problem = 'took-too-long';
      break;
    }
    const read = await readPage(source, number, { mayRecognise: recognised < recognisedPages, ocr, signal });
    if (typeof read === 'string') {
      problem ??= read;
      pages.push(unread(number));
    } else {
      if (read.reading.source === 'ocr') recognised += 1;
      pages.push(read.reading);
      barcodes.push(...read.barcodes);
      if (kept.size < keptPages) kept.set(number, read);
    }
    onProgress?.(number, total);
  }

  const looks: LookResult[] = [];
  const { pageCount } = source;
  const planned = planLooks({ ...empty, pages, barcodes, pageCount, problem });
  for (const [number, ofPage] of byPage(planned)) {
    signal.throwIfAborted();
    if (now() > until) {
      problem ??= 'took-too-long';
      break;
    }
    const reading = pages.find(({ page }) => page === number);
    if (reading === undefined) continue;
    const engine = await ocr;
    try {
      const page = kept.get(number) ?? reopenPage(reading, await source.openPage(number));
      looks.push(...(await lookAtPage(page, ofPage, engine, signal)));
      onProgress?.(total, total); // still at work
    } catch (error) {
      signal.throwIfAborted();
      problem ??= problemOf(error);
    }
  }
  return { pages, looks, barcodes, pageCount, problem };
}

interface Means {
  readonly mayRecognise: boolean;
  readonly ocr: ReadingOptions['ocr'];
  readonly signal: AbortSignal;
}

async function readPage(source: PageSource, number: number, means: Means): Promise<ReadPage | ReadingProblem> {
  const { mayRecognise, ocr, signal } = means;
  let page: OpenPage;
  try {
    page = await source.openPage(number);
    const text = await page.readText();
    if (text?.isTrusted === true) return await readTextPage(number, page, text);
  } catch (error) {
    return problemOf(error);
  }
  if (!mayRecognise) return 'too-large';
  // not caught: engines that cannot be loaded are no fault of the document
  const engine = await ocr;
  try {
    return await recognisePage(number, page, engine, signal);
  } catch (error) {
    signal.throwIfAborted();
    return problemOf(error);
  }
}

function unread(page: number): PageReading {
  return { page, width: 1, height: 1, source: 'none', words: [], turned: 0, quality: 'unreadable' };
}

function problemOf(error: unknown): ReadingProblem {
  return error instanceof RangeError && /memory|allocation|array length/i.test(error.message)
    ? 'out-of-memory'
    : 'damaged';
}

function byPage(looks: readonly Look[]): ReadonlyMap<number, readonly Look[]> {
  const pages = new Map<number, Look[]>();
  for (const look of looks) {
    const list = pages.get(look.page);
    if (list === undefined) pages.set(look.page, [look]);
    else list.push(look);
  }
  return pages;
}
