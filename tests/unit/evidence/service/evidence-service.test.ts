import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { forkChild } from '../../../../electron/app/fork-child.ts';
import { findReading } from '../../../../electron/cache/reading/reading-rows.ts';
import type { EvidenceService } from '../../../../electron/evidence/service/evidence-control.ts';
import { createEvidenceService } from '../../../../electron/evidence/service/evidence-service.ts';
import { createReader } from '../../../../electron/evidence/service/reader.ts';
import { systemClock } from '../../../../electron/ports/clock.ts';
import { failure } from '../../../../shared/base/failure.ts';
import { type ContentHash, contentHash } from '../../../../shared/base/ids.ts';
import { failed, ok } from '../../../../shared/base/result.ts';
import type { Task } from '../../../../shared/domain/task.ts';
import { sampleTask } from '../../../helpers/sample-rows.ts';
import { testPorts } from '../../../helpers/test-core.ts';
import { openTestDesk, putTasks, type TestDesk } from '../../../helpers/test-desk.ts';

const script = new URL('../../../helpers/small-reader.ts', import.meta.url);
/** Several processes are started, perhaps on a busy machine. */
vi.setConfig({ testTimeout: 60_000 });
const patience = { timeout: 50_000, interval: 50 };
const services: EvidenceService[] = [];
afterEach(async () => {
  for (const service of services.splice(0)) await service.stop();
});

/** A task whose proof says to the small reader what to do; the later the minute, the newer. */
function taskWithProof(number: number, text: string): { readonly task: Task; readonly bytes: Uint8Array } {
  const bytes = new TextEncoder().encode(text);
  const hash = contentHash.parse(createHash('sha256').update(bytes).digest('hex'));
  const { submission } = sampleTask(number);
  const proof = { contentHash: hash, name: 'nachweis.jpg', mediaType: 'image/jpeg', size: bytes.length };
  const receivedAt = `2026-11-24T07:${String(number).padStart(2, '0')}:00.000Z`;
  return { bytes, task: sampleTask(number, { submission: { ...submission, receivedAt, attachments: [proof] } }) };
}

const hashOf = (task: Task) => task.submission.attachments[0]?.contentHash as ContentHash;

interface Started {
  readonly desk: TestDesk;
  readonly service: EvidenceService;
  readonly tasks: readonly Task[];
  readonly fetched: string[];
}

async function start(
  texts: readonly string[],
  settings: { readsAhead?: boolean; stored?: boolean } = {},
): Promise<Started> {
  const desk = await openTestDesk();
  const made = texts.map((text, index) => taskWithProof(index + 1, text));
  putTasks(
    desk.db,
    made.map(({ task }) => task),
  );
  const fetched: string[] = [];
  const store = async (hash: ContentHash) => {
    const bytes = made.find(({ task }) => hashOf(task) === hash)?.bytes;
    if (bytes === undefined) return failed(failure('not-found'));
    await desk.blobs.write(hash, bytes);
    return ok({ bytes });
  };
  if (settings.stored !== false) for (const { task } of made) await store(hashOf(task));
  const { log } = testPorts();
  const service = createEvidenceService({
    db: desk.db,
    blobs: desk.blobs,
    reader: createReader({ script, startChild: forkChild, clock: systemClock, log }),
    clock: systemClock,
    readsAhead: settings.readsAhead ?? true,
    fetchDocument: (hash) => {
      fetched.push(hash);
      return store(hash);
    },
    onProgress: () => undefined,
  });
  services.push(service);
  return { desk, service, tasks: made.map(({ task }) => task), fetched };
}

const read = ({ desk }: Started, task: Task | undefined) =>
  task === undefined ? undefined : findReading(desk.db, hashOf(task));

describe('reading in the background', () => {
  it('reads what is stored, and keeps it under the hash of the bytes', async () => {
    const started = await start(['one', 'two']);
    started.service.start();
    await vi.waitFor(() => {
      for (const task of started.tasks) expect(read(started, task)).toMatchObject({ problem: null });
    }, patience);
    expect(started.fetched).toEqual([]);
  });

  it('gives up on a document that ends the process twice, and goes on with the others', async () => {
    const started = await start(['one', 'die']);
    started.service.start();
    await vi.waitFor(() => expect(read(started, started.tasks[0])).toMatchObject({ problem: null }), patience);
    expect(read(started, started.tasks[1])).toMatchObject({ problem: 'out-of-memory', pages: [] });
  });

  it('puts what somebody waits for before what is being read, and reads that afterwards', async () => {
    const started = await start(['first', 'wait']);
    const [first, slow] = started.tasks;
    started.service.start();
    await vi.waitFor(
      () => expect(slow && started.service.progressOf(slow.id)).toMatchObject({ state: 'reading' }),
      patience,
    );
    if (first !== undefined) started.service.want(first.id);
    await vi.waitFor(() => expect(read(started, first)).toBeDefined(), patience);
    await vi.waitFor(
      () => expect(slow && started.service.progressOf(slow.id)).toMatchObject({ pagesTotal: 3 }),
      patience,
    );
  });

  it('waits for somebody where nothing is read ahead, and fetches what is not here', async () => {
    const started = await start(['one', 'two'], { readsAhead: false, stored: false });
    const [one, two] = started.tasks;
    started.service.start();
    if (one !== undefined) started.service.want(one.id);
    await vi.waitFor(() => expect(read(started, one)).toBeDefined(), patience);
    expect(read(started, two)).toBeUndefined();
    expect(started.fetched).toEqual(one === undefined ? [] : [hashOf(one)]);
  });

  it('reads at once, also without a start, when the command line asks', async () => {
    const started = await start(['one'], { stored: false });
    const [one] = started.tasks;
    if (one !== undefined) await started.service.readNow(one.id);
    expect(read(started, one)).toMatchObject({ problem: null });
  });

  it('breaks off when the person signs out; nothing half-read is kept', async () => {
    const started = await start(['wait']);
    const [slow] = started.tasks;
    started.service.start();
    await vi.waitFor(
      () => expect(slow && started.service.progressOf(slow.id)).toMatchObject({ state: 'reading' }),
      patience,
    );
    await started.service.stop();
    expect(read(started, slow)).toBeUndefined();
  });
});
