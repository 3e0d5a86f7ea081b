/** document-worker.ts: the thread of `document-thread.ts`. */
import { parentPort } from 'node:worker_threads';
import { renderArchivalPdf } from './archival-pdf.ts';
import { documentStyles } from './document-parts.ts';
import type { RenderReply, RenderRequest } from './document-thread.ts';

parentPort?.on('message', async ({ id, input }: RenderRequest) => {
  try {
    const bytes = await renderArchivalPdf(input);
    parentPort?.postMessage({ id, bytes } satisfies RenderReply, [bytes.buffer as ArrayBuffer]);
  } catch (problem) {
    parentPort?.postMessage({ id, problem } satisfies RenderReply);
  }
});

// Reads the fonts and warms the code up, so that the first citizen does not wait for it.
await renderArchivalPdf({
  title: '',
  subject: '',
  officeName: '',
  createdAt: new Date(0),
  blocks: Object.values(documentStyles).map((style) => ({
    kind: 'text',
    tag: 'P',
    text: 'Jobcenter',
    style,
    spaceBefore: 0,
  })),
  footer: '',
});
