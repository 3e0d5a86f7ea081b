import { getDocument, PasswordException, type PDFDocumentProxy, PDFWorker, VerbosityLevel } from 'pdfjs-dist';
import { failed, ok, type Result } from '../../shared/base/result.ts';
import { PdfAssets } from './pdf-assets.ts';
import type { OpenFailure } from './view-types.ts';

/** A cold worker costs 130 to 250 ms, so one is started early and serves all documents. */
export interface PdfEngine {
  readonly open: (bytes: Uint8Array) => Promise<Result<PDFDocumentProxy, OpenFailure>>;
  /** Called when the worker had to be replaced: every document it had opened is lost and must be opened again. */
  readonly onReplaced: (listener: () => void) => void;
}

/** A sound document answers within fractions of a second; after this one the worker is taken to be stuck. */
const PATIENCE_MS = 20_000;
/** Larger pictures inside a PDF are left out: no office scanner makes them, and decoding needs 4 bytes a pixel. */
const LARGEST_EMBEDDED_PIXELS = 150_000_000;

export function startPdfEngine(): PdfEngine {
  let worker = startWorker();
  const listeners: (() => void)[] = [];

  const replaceWorker = () => {
    worker.stop();
    worker = startWorker();
    for (const listener of listeners) listener();
  };

  return {
    onReplaced: (listener) => listeners.push(listener),
    open: async (bytes) => {
      const task = getDocument({
        data: bytes.slice(), // handed over to the worker, the caller keeps its own
        worker: worker.pdf,
        verbosity: VerbosityLevel.ERRORS,
        BinaryDataFactory: PdfAssets,
        useWorkerFetch: false,
        useSystemFonts: false, // a machine without Helvetica would squeeze another face into its widths
        enableXfa: false,
        maxImageSize: LARGEST_EMBEDDED_PIXELS,
      });
      const answer = await patiently(task.promise);
      if (answer === 'took-too-long') {
        replaceWorker();
        return failed('took-too-long');
      }
      if (answer instanceof Error) {
        void task.destroy();
        return failed(answer instanceof PasswordException ? 'password' : 'damaged');
      }
      return ok(answer);
    },
  };
}

/** Scripts, links and form actions of a PDF need parts of pdf.js that are neither bundled nor started here. */
function startWorker() {
  const thread = new Worker(new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url), { type: 'module' });
  const pdf = PDFWorker.create({ port: thread, verbosity: VerbosityLevel.ERRORS });
  return {
    pdf,
    stop: () => {
      pdf.destroy();
      thread.terminate();
    },
  };
}

async function patiently<Value>(promise: Promise<Value>): Promise<Value | Error | 'took-too-long'> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<'took-too-long'>((resolve) => {
    timer = setTimeout(() => resolve('took-too-long'), PATIENCE_MS);
  });
  try {
    return await Promise.race([promise, late]);
  } catch (error) {
    return error instanceof Error ? error : new Error('Unknown reason');
  } finally {
    clearTimeout(timer);
  }
}
