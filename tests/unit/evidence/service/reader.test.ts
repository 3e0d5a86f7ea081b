import { afterEach, describe, expect, it, vi } from 'vitest';
import { forkChild } from '../../../../electron/app/fork-child.ts';
import { createReader, type Reader } from '../../../../electron/evidence/service/reader.ts';
import { systemClock } from '../../../../electron/ports/clock.ts';
import { fastClock } from '../../../helpers/fast-clock.ts';
import { sampleContent } from '../../../helpers/sample-rows.ts';
import { type LogLine, testPorts } from '../../../helpers/test-core.ts';

const script = new URL('../../../helpers/small-reader.ts', import.meta.url);
/** Processes are started, perhaps on a busy machine. */
vi.setConfig({ testTimeout: 60_000 });
const readers: Reader[] = [];
afterEach(() => {
  for (const reader of readers.splice(0)) reader.rest();
});

function openReader(clock = systemClock, lines: LogLine[] = [], place = script): Reader {
  const reader = createReader({ script: place, startChild: forkChild, clock, log: testPorts({}, lines).log });
  readers.push(reader);
  return reader;
}

const job = (text: string) => ({
  contentHash: sampleContent(1).hash,
  mediaType: 'image/jpeg',
  bytes: new TextEncoder().encode(text),
});
const ignore = () => undefined;

describe('the reader', () => {
  it('reads one document after the other in one process', async () => {
    const reader = openReader();
    for (const text of ['first', 'second']) {
      expect(await reader.read(job(text), ignore)).toMatchObject({ value: { pages: [{ words: [{ text }] }] } });
    }
  });

  it('survives a document that ends the process, and says so without its contents', async () => {
    const lines: LogLine[] = [];
    const reader = openReader(systemClock, lines);
    expect(await reader.read(job('die'), ignore)).toEqual({ ok: false, failure: 'out-of-memory' });
    expect(await reader.read(job('next'), ignore)).toMatchObject({ ok: true });
    expect(lines).toMatchObject([{ event: 'reading-process-died', fields: { signal: 'SIGKILL' } }]);
  });

  it('does not blame the document when the process cannot even start', async () => {
    const reader = openReader(systemClock, [], new URL('file:///nowhere/reader.ts'));
    expect(await reader.read(job('text'), ignore)).toEqual({ ok: false, failure: 'defect' });
  });

  it('ends a process that says nothing for too long', async () => {
    const reader = openReader(fastClock(1000));
    expect(await reader.read(job('wait'), ignore)).toEqual({ ok: false, failure: 'took-too-long' });
  });

  it('tells how far a document is, and lets it make way', async () => {
    const reader = openReader();
    const running = reader.read(job('wait'), ({ pagesDone, pagesTotal }) => {
      expect([pagesDone, pagesTotal]).toEqual([1, 3]);
      reader.cancel();
    });
    expect(await running).toEqual({ ok: false, failure: 'cancelled' });
    expect(await reader.read(job('other'), ignore)).toMatchObject({ ok: true });
  });
});
