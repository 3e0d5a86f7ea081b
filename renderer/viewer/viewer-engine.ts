import { failed, ok, type Result } from '../../shared/base/result.ts';
import { shownAs, shownMediaTypes } from '../../shared/domain/submission.ts';
import { decideEvictions } from './decide-evictions.ts';
import { openImage } from './image-source.ts';
import { type PageSource, type PaintRequest, releaseCanvas } from './page-source.ts';
import { startPdfEngine } from './pdf-engine.ts';
import { createPdfSource } from './pdf-source.ts';
import type { OpenFailure } from './view-types.ts';

/** How the last first page was shown, so that a document fetched ahead can be painted for the same place. */
export type PrepareFirstPage = (source: PageSource) => PaintRequest;

export interface ViewerEngine {
  /** Opens a document, or takes the one that is still (or already) open. `load` is called only where bytes are needed. */
  readonly open: (
    id: string,
    mediaType: string,
    load: (id: string) => Promise<Uint8Array>,
  ) => Promise<Result<PageSource, OpenFailure>>;
  /** Opens a document ahead of time and paints its first page as the last one was shown. Failures stay silent. */
  readonly prefetchDocument: (id: string, mediaType: string, bytes: Uint8Array) => Promise<void>;
  /** The first page painted ahead, or just being painted, once; the caller owns the canvas. */
  readonly takePreparedPage: (id: string) => Promise<PreparedPage | undefined> | undefined;
  /** Remembers how first pages are shown now. */
  readonly rememberView: (prepare: PrepareFirstPage) => void;
  /** Closes every document and drops every page: nothing of them may stay in memory. */
  readonly forgetAll: () => void;
}

export interface PreparedPage {
  readonly canvas: HTMLCanvasElement;
  readonly request: PaintRequest;
}

type Opened = Promise<Result<PageSource, OpenFailure>>;

const BUDGET_BYTES = 256 * 1024 * 1024;
/** Pages painted ahead that nobody has opened yet. */
const LARGEST_STOCK = 4;

/** One per window; starts the PDF worker at once, so create it while the application starts. */
export function createViewerEngine(): ViewerEngine {
  const pdfEngine = startPdfEngine();
  const held = new Map<string, Opened>(); // in the order of last use
  const weights = new Map<string, number>();
  const prepared = new Map<string, Promise<PreparedPage | undefined>>();
  let prepare: PrepareFirstPage | undefined;
  let shown: string | undefined;

  const dropPrepared = (id: string) => {
    void prepared.get(id)?.then((page) => page === undefined || releaseCanvas(page.canvas));
    prepared.delete(id);
  };
  /** Begins to paint as the last first page was shown. A failure shows where the page is then painted again. */
  const prepareFirstPage = async (id: string, source: PageSource): Promise<void> => {
    if (prepare === undefined || prepared.has(id)) return;
    const request = prepare(source);
    const painting = source.paint(request, new AbortController().signal).then(
      (canvas) => ({ canvas, request }),
      () => undefined,
    );
    prepared.set(id, painting);
    for (const oldest of [...prepared.keys()].slice(0, -LARGEST_STOCK)) dropPrepared(oldest);
    await painting;
  };
  const forget = (id: string) => {
    void held.get(id)?.then((result) => result.ok && result.value.close());
    held.delete(id);
    weights.delete(id);
    dropPrepared(id);
  };
  pdfEngine.onReplaced(() => {
    for (const id of [...held.keys()]) forget(id);
  });

  const openBytes = async (mediaType: string, load: () => Promise<Uint8Array>): Opened => {
    if (!canShow(mediaType)) return failed('unsupported-type');
    const bytes = await load().catch(() => undefined);
    if (bytes === undefined) return failed('unavailable');
    const shownType = shownAs(mediaType);
    if (shownType !== 'application/pdf') return openImage(bytes, shownType);
    const opened = await pdfEngine.open(bytes);
    if (!opened.ok) return opened;
    return createPdfSource(opened.value, bytes.byteLength).then(ok<PageSource>, () => failed('damaged'));
  };

  const openOnce = async (id: string, mediaType: string, load: () => Promise<Uint8Array>): Opened => {
    const opening = held.get(id) ?? openBytes(mediaType, load);
    held.delete(id);
    held.set(id, opening);
    const result = await opening;
    if (!result.ok && held.get(id) === opening) held.delete(id); // the next call tries again
    if (result.ok && held.has(id)) {
      weights.set(id, result.value.weight);
      const order = [...held.keys()].map((key) => ({ id: key, weight: weights.get(key) ?? 0 }));
      for (const evicted of decideEvictions(order, BUDGET_BYTES, shown)) forget(evicted);
    }
    return result;
  };

  return {
    open: async (id, mediaType, load) => {
      shown = id;
      const result = await openOnce(id, mediaType, () => load(id));
      // begins here, while the screen is still being built around it
      if (result.ok && shown === id && held.has(id)) void prepareFirstPage(id, result.value);
      return result;
    },
    prefetchDocument: async (id, mediaType, bytes) => {
      if (held.has(id)) return;
      const result = await openOnce(id, mediaType, async () => bytes);
      if (result.ok && held.has(id)) await prepareFirstPage(id, result.value);
    },
    takePreparedPage: (id) => {
      const page = prepared.get(id);
      prepared.delete(id);
      return page;
    },
    rememberView: (next) => {
      prepare = next;
    },
    forgetAll: () => {
      for (const id of [...held.keys(), ...prepared.keys()]) forget(id);
      shown = undefined;
    },
  };
}

const shownTypes: ReadonlySet<string> = new Set(shownMediaTypes);

/**
 * Whether there is a view for this media type; everything else keeps its original and gets a plain message. The bytes come
 * as `shownAs` says.
 */
export function canShow(mediaType: string): boolean {
  return shownTypes.has(shownAs(mediaType));
}
