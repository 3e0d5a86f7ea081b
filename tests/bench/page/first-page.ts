/**
 * first-page.ts: in Chromium, shows documents by turns in the application's viewer and by bare pdf.js on a canvas of the
 * same size, each with a warm worker of its own.
 */
import { getDocument, PDFWorker } from 'pdfjs-dist';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { viewerText } from '../../../renderer/text/viewer.ts';
import { DocumentViewer } from '../../../renderer/viewer/document-viewer.tsx';
import { createViewerEngine } from '../../../renderer/viewer/viewer-engine.ts';

export interface FirstPageTimes {
  /** Milliseconds from the request to the picture in the document. */
  readonly viewer: readonly number[];
  readonly bare: readonly number[];
  /** The viewer, when the document was prefetched while the last one was read. */
  readonly prefetched: readonly number[];
}

declare global {
  interface Window {
    measureFirstPages?: (files: readonly string[], rounds: number) => Promise<FirstPageTimes>;
  }
}

const place = (id: string) => {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`No ${id}`);
  return element;
};
const engine = createViewerEngine();
const root = createRoot(place('viewer'));
const barePort = new Worker(new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url), { type: 'module' });
const bareWorker = PDFWorker.create({ port: barePort });

window.measureFirstPages = async (files, rounds) => {
  const contents = files.map((file) => Uint8Array.from(atob(file), (letter) => letter.charCodeAt(0)));
  const times = { viewer: [] as number[], bare: [] as number[], prefetched: [] as number[] };
  for (const bytes of contents) {
    await showInViewer(`warm-up ${bytes.length}`, bytes);
    await showBare(bytes);
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, bytes] of contents.entries()) {
      times.viewer.push(await showInViewer(`${round} ${index}`, bytes));
      await idle();
      times.bare.push(await showBare(bytes));
      await idle();
      await engine.prefetchDocument(`ahead ${round} ${index}`, 'application/pdf', bytes);
      times.prefetched.push(await showInViewer(`ahead ${round} ${index}`, bytes));
      await idle();
    }
  }
  return times;
};

async function showInViewer(id: string, bytes: Uint8Array): Promise<number> {
  const start = performance.now();
  const shown = nextCanvas(place('viewer'), start);
  root.render(
    createElement(DocumentViewer, {
      engine,
      texts: viewerText,
      documents: [{ id, title: 'Brief', mediaType: 'application/pdf' }],
      onCurrentChange: () => undefined,
      load: async () => bytes,
    }),
  );
  return await shown;
}

/** What is left when everything but pdf.js is taken away. */
async function showBare(bytes: Uint8Array): Promise<number> {
  const { width } = document.querySelector<HTMLCanvasElement>('#viewer .zk-page canvas') ?? { width: 1000 };
  const start = performance.now();
  const shown = nextCanvas(place('bare'), start);
  place('bare').replaceChildren();
  const task = getDocument({ data: bytes.slice(), worker: bareWorker });
  const page = await (await task.promise).getPage(1);
  const canvas = document.createElement('canvas');
  const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width });
  [canvas.width, canvas.height] = [Math.floor(viewport.width), Math.floor(viewport.height)];
  await page.render({ canvas, viewport }).promise;
  place('bare').replaceChildren(canvas);
  const time = await shown;
  await task.destroy();
  return time;
}

/** Milliseconds from `start` until a page's picture is put into the element. */
function nextCanvas(element: HTMLElement, start: number): Promise<number> {
  return new Promise((resolve) => {
    const observer = new MutationObserver((changes) => {
      const added = changes.flatMap((change) => [...change.addedNodes]);
      if (!added.some((node) => node instanceof HTMLCanvasElement)) return;
      observer.disconnect();
      resolve(performance.now() - start);
    });
    observer.observe(element, { childList: true, subtree: true });
  });
}

/** Long enough for the text layer and the clearing up of the last document. */
function idle(): Promise<void> {
  return new Promise((resolve) => setTimeout(() => requestIdleCallback(() => resolve(), { timeout: 500 }), 150));
}
