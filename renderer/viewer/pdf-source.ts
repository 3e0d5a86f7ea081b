import { AnnotationMode, type PDFDocumentProxy, type PDFPageProxy, TextLayer } from 'pdfjs-dist';
import { decideCanvasSize } from './canvas-size.ts';
import type { PageSource, PaintRequest } from './page-source.ts';
import { rotateSize } from './rotation.ts';
import type { Size } from './view-types.ts';

/** CSS pixels per PDF point. */
const PIXELS_PER_POINT = 96 / 72;

export async function createPdfSource(pdf: PDFDocumentProxy, byteLength: number): Promise<PageSource> {
  const firstSize = uprightSize(await pdf.getPage(1));
  return {
    pageCount: pdf.numPages,
    firstSize,
    weight: byteLength * 3, // what the worker holds beside the bytes: objects, fonts, decoded pictures
    sizeOf: async (page) => (page === 1 ? firstSize : uprightSize(await pdf.getPage(page))),
    paint: async (request, signal) => paint(await pdf.getPage(request.page), request, signal),
    layText: async (request, container, signal) => layText(await pdf.getPage(request.page), request, container, signal),
    close: () => void pdf.loadingTask.destroy(),
  };
}

function uprightSize(page: PDFPageProxy): Size {
  const { width, height } = page.getViewport({ scale: PIXELS_PER_POINT });
  return { width: Math.max(1, width), height: Math.max(1, height) };
}

async function paint(page: PDFPageProxy, request: PaintRequest, signal: AbortSignal): Promise<HTMLCanvasElement> {
  signal.throwIfAborted();
  const turned = rotateSize(uprightSize(page), request.rotation);
  const pixels = decideCanvasSize(request.shown, request.pixelRatio);
  const canvas = document.createElement('canvas');
  canvas.width = pixels.width;
  canvas.height = pixels.height;
  const task = page.render({
    canvas,
    viewport: viewportFor(page, request, pixels.width / turned.width),
    annotationMode: AnnotationMode.ENABLE, // values of filled-in form fields are drawn; nothing in them can be pressed
  });
  const stop = () => task.cancel();
  signal.addEventListener('abort', stop, { once: true });
  try {
    await task.promise;
    return canvas;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

async function layText(page: PDFPageProxy, request: PaintRequest, container: HTMLElement, signal: AbortSignal) {
  signal.throwIfAborted();
  const turned = rotateSize(uprightSize(page), request.rotation);
  const scale = request.shown.width / turned.width;
  // The layer measures its text in points and finds the scale here (see text-layer.css).
  container.style.setProperty('--total-scale-factor', String(scale * PIXELS_PER_POINT));
  const layer = new TextLayer({
    textContentSource: page.streamTextContent({ includeMarkedContent: true }),
    container,
    viewport: viewportFor(page, request, scale),
  });
  const stop = () => layer.cancel();
  signal.addEventListener('abort', stop, { once: true });
  try {
    await layer.render();
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function viewportFor(page: PDFPageProxy, request: PaintRequest, scale: number) {
  return page.getViewport({
    scale: scale * PIXELS_PER_POINT,
    rotation: (page.rotate + request.rotation) % 360,
  });
}
