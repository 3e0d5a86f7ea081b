import { createHash, randomFillSync } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { openBlobStore } from '../../../electron/blobs/blob-store.ts';
import { type ContentHash, contentHash } from '../../../shared/base/ids.ts';
import { cacheKey } from '../data/cache.ts';
import { inTemporaryFolder } from '../data/temporary-folder.ts';
import { type Figure, toFigure } from '../figure.ts';
import { median, percentile, timedAsync } from '../measure.ts';

const DOCUMENTS = 1000;
const DOCUMENT_BYTES = 300_000;

/**
 * Storing documents one after another, encrypted and durable. The limit is the same bytes in plain files, each with fsync,
 * written in turns with ours so that both meet the same disk.
 */
export function measureBlobs(): Promise<Figure> {
  return inTemporaryFolder(async (folder) => {
    const store = await openBlobStore({
      dir: join(folder, 'blobs'),
      key: cacheKey,
      randomBytes: (count) => randomFillSync(new Uint8Array(count)),
      now: () => new Date(),
    });
    const plain = join(folder, 'plain');
    mkdirSync(plain);
    const [ours, theirs]: [number[], number[]] = [[], []];
    const hashes: ContentHash[] = [];
    for (let number = 0; number < DOCUMENTS; number += 1) {
      const bytes = documentBytes(number);
      const hash = contentHash.parse(createHash('sha256').update(bytes).digest('hex'));
      hashes.push(hash);
      const writeOurs = async () => ours.push(await timedAsync(() => store.write(hash, bytes)));
      const writePlain = async () =>
        theirs.push(await timedAsync(() => writeDurably(join(plain, String(number)), bytes)));
      for (const write of number % 2 === 0 ? [writeOurs, writePlain] : [writePlain, writeOurs]) await write();
    }
    const reads: number[] = [];
    for (const hash of hashes) {
      let found = false;
      reads.push(
        await timedAsync(async () => {
          const result = await store.read(hash);
          found = result.ok && result.value.length === DOCUMENT_BYTES;
        }),
      );
      if (!found) throw new Error('A document was not read');
    }
    const [value, limit, read] = [median(ours), median(theirs), median(reads)];
    return toFigure({
      value,
      limit,
      unit: 'ms',
      goals: { 'write <= 1.5 x plain': value <= 1.5 * limit, 'read <= 0.5 ms': read <= 0.5 },
      details: {
        documents: DOCUMENTS,
        'write p95': percentile(ours, 95),
        'plain p95': percentile(theirs, 95),
        read,
        'read p95': percentile(reads, 95),
      },
    });
  });
}

/** Bytes that differ from document to document and cannot be packed. */
function documentBytes(number: number): Uint8Array {
  const bytes = new Uint8Array(DOCUMENT_BYTES);
  const words = new Uint32Array(bytes.buffer);
  let state = number + 1;
  for (let place = 0; place < words.length; place += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    words[place] = state;
  }
  return bytes;
}

async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx');
  await handle.writeFile(bytes);
  await handle.sync();
  await handle.close();
}
