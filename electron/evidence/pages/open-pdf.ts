import { type Canvas, createCanvas } from '@napi-rs/canvas';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { failed, ok, type Result } from '../../../shared/base/result.ts';
import type { ReadingProblem } from '../../../shared/domain/evidence/reading.ts';
import { decideTrust } from './decide-trust.ts';
import { inspectPaint } from './inspect-paint.ts';
import { loadPdfJs, readPdfAsset } from './outside-packages.ts';
import type { OpenPage, PageSource, TextLayer } from './page-source.ts';
import { placeText } from './place-text.ts';

/** Larger pictures inside a PDF are left out, as in the viewer: no office scanner makes them. */
const LARGEST_EMBEDDED_PIXELS = 150_000_000;
/** Of a drawn page; a page of 14,400 points (the most a PDF allows) stays a picture of this size. */
const LARGEST_SIDE = 6000;

/** Opens a PDF without running anything in it: no scripts, no forms, no embedded files, no network. */
export async function openPdf(bytes: Uint8Array): Promise<Result<PageSource, ReadingProblem>> {
  const { getDocument, PasswordException } = loadPdfJs();
  const task = getDocument({
    data: bytes.slice(), // pdf.js keeps what it is given
    verbosity: 0,
    BinaryDataFactory: Assets,
    CanvasFactory: Canvases,
    disableFontFace: true,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    useWorkerFetch: false,
    useSystemFonts: false, // a machine without Helvetica would squeeze another face into its widths
    enableXfa: false,
    maxImageSize: LARGEST_EMBEDDED_PIXELS,
    stopAtErrors: false,
  });
  try {
    const document = await task.promise;
    return ok({
      pageCount: document.numPages,
      openPage: (page) => openPage(document, page),
      close: () => task.destroy(),
    });
  } catch (error) {
    await task.destroy();
    return failed(error instanceof PasswordException ? 'password' : 'damaged');
  }
}

async function openPage(document: PDFDocumentProxy, number: number): Promise<OpenPage> {
  const { AnnotationMode, OPS } = loadPdfJs();
  const page = await document.getPage(number);
  const { width, height, transform } = page.getViewport({ scale: 1 });

  return {
    width,
    height,
    isImage: false,

    async readText(): Promise<TextLayer> {
      const content = await page.getTextContent();
      const placed = placeText(content.items, transform, { width, height });
      const annotations = await page.getAnnotations();
      const operators = await page.getOperatorList({ annotationMode: AnnotationMode.DISABLE });
      const paint = inspectPaint(operators, OPS, { width, height }, transform);
      const hasFilledFields = annotations.some(isFilledField);
      page.cleanup();
      return {
        ...placed,
        isTrusted: !hasFilledFields && decideTrust(placed.words, paint),
        mayHoldBarcode: paint.images > 0 || paint.pathParts > 200,
      };
    },

    async draw(longSide) {
      const scale = Math.min(longSide, LARGEST_SIDE) / Math.max(width, height);
      const viewport = page.getViewport({ scale });
      const canvas: Canvas = createCanvas(
        Math.max(1, Math.round(viewport.width)),
        Math.max(1, Math.round(viewport.height)),
      );
      const canvasContext = canvas.getContext('2d');
      await page.render({
        canvas: null,
        canvasContext: canvasContext as unknown as CanvasRenderingContext2D,
        viewport,
        background: '#ffffff',
        annotationMode: AnnotationMode.ENABLE,
      }).promise;
      page.cleanup();
      return canvas;
    },
  };
}

/** What stands in the fields of a form is painted apart from the page and is in no text layer. */
function isFilledField(annotation: { readonly subtype?: unknown; readonly fieldValue?: unknown }): boolean {
  const { subtype, fieldValue } = annotation;
  return subtype === 'Widget' && typeof fieldValue === 'string' && fieldValue !== '' && fieldValue !== 'Off';
}

class Assets {
  fetch({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    return Promise.resolve().then(() => readPdfAsset(kind, filename));
  }
}

interface CanvasAndContext {
  canvas: Canvas | null;
  context: unknown;
}

class Canvases {
  create(width: number, height: number): CanvasAndContext {
    if (width <= 0 || height <= 0) throw new Error('Invalid canvas size');
    const canvas = createCanvas(width, height);
    return { canvas, context: canvas.getContext('2d') };
  }

  reset({ canvas }: CanvasAndContext, width: number, height: number): void {
    if (canvas === null) return;
    canvas.width = width;
    canvas.height = height;
  }

  destroy(pair: CanvasAndContext): void {
    if (pair.canvas !== null) {
      pair.canvas.width = 0;
      pair.canvas.height = 0;
    }
    pair.canvas = null;
    pair.context = null;
  }
}
