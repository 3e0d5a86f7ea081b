import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { readDocument } from '../../../electron/evidence/read-document.ts';
import { createLazyOcr } from '../../../electron/evidence/service/lazy-ocr.ts';
import { makeTenancyContract } from '../../../server/demo/files/make-proofs.ts';
import { contentHash } from '../../../shared/base/ids.ts';
import { makeLetters } from '../data/letters.ts';
import { inTemporaryFolder } from '../data/temporary-folder.ts';
import { exampleTenancy } from '../data/tenancy.ts';
import { type Figure, toFigure } from '../figure.ts';
import { median, timedAsync } from '../measure.ts';

const ROUNDS = 7;
const mostTimes = 2.5;
/** Only asked for the check boxes of certificates. */
const ocr = createLazyOcr();

/**
 * Words with boxes of all pages of office letters and a lease of twelve pages. The peer is `pdftotext -bbox` where the
 * system has it, else pdf.js without us: opening the file and `getTextContent` of every page.
 */
export function measureText(): Promise<Figure> {
  return inTemporaryFolder(async (folder) => {
    const lease = await makeTenancyContract(exampleTenancy, 'digital-pdf', 'bench');
    const files = [...(await makeLetters()), lease.bytes];
    const paths = files.map((bytes, index) => {
      const path = join(folder, `${index}.pdf`);
      writeFileSync(path, bytes);
      return path;
    });
    const hasPeer = spawnSync('pdftotext', ['-v'], { stdio: 'ignore' }).error === undefined;
    const [ours, peers, bare]: [number[], number[], number[]] = [[], [], []];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const times = [
        await timedAsync(() => each(files, readWords)),
        await timedAsync(() => each(files, readBare)),
        hasPeer ? await timedAsync(() => each(paths, readByPdftotext)) : 0,
      ] as const;
      if (round === 0) continue; // loads what is loaded once
      ours.push(times[0]);
      bare.push(times[1]);
      peers.push(times[2]);
    }
    const value = median(ours);
    const limit = median(hasPeer ? peers : bare);
    const peer = hasPeer ? 'pdftotext' : 'bare pdf.js (pdftotext is not installed)';
    await ocr.close();
    return toFigure({
      value,
      limit,
      unit: 'ms',
      goals: { [`<= ${mostTimes} x ${peer}`]: value <= mostTimes * limit },
      details: { files: files.length, 'bare pdf.js': median(bare), ...(hasPeer ? { pdftotext: median(peers) } : {}) },
    });
  });
}

async function each<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<void> {
  for (const item of items) await work(item);
}

async function readWords(bytes: Uint8Array): Promise<void> {
  const hash = contentHash.parse(createHash('sha256').update(bytes).digest('hex'));
  const reading = await readDocument({ bytes, mediaType: 'application/pdf', contentHash: hash }, { ocr });
  if (reading.pages.some(({ words }) => words.length === 0)) throw new Error('A page was read without words');
}

async function readBare(bytes: Uint8Array): Promise<void> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0 });
  const document = await task.promise;
  for (let number = 1; number <= document.numPages; number += 1) {
    await (await document.getPage(number)).getTextContent();
  }
  await task.destroy();
}

async function readByPdftotext(path: string): Promise<void> {
  spawnSync('pdftotext', ['-bbox', path, '-'], { stdio: 'ignore' });
}
