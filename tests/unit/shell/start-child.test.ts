import type * as Electron from 'electron';
import { afterEach, describe, expect, it } from 'vitest';
import { utilityProcess } from '../../../build/stand-in/utility-process.ts';
import { createReader, type Reader } from '../../../electron/evidence/service/reader.ts';
import { systemClock } from '../../../electron/ports/clock.ts';
import { startUtilityProcess } from '../../../electron/shell/start-child.ts';
import { sampleContent } from '../../helpers/sample-rows.ts';
import { testPorts } from '../../helpers/test-core.ts';

const script = new URL('../../helpers/small-reader.ts', import.meta.url);
const readers: Reader[] = [];
afterEach(() => {
  for (const reader of readers.splice(0)) reader.rest();
});

function openReader(): Reader {
  const standIn = utilityProcess as unknown as typeof Electron.utilityProcess;
  const startChild = startUtilityProcess(standIn);
  const reader = createReader({ script, startChild, clock: systemClock, log: testPorts().log });
  readers.push(reader);
  return reader;
}

const job = (text: string) => ({
  contentHash: sampleContent(1).hash,
  mediaType: 'image/jpeg',
  bytes: new TextEncoder().encode(text),
});

describe('a utility process', () => {
  it('gets bytes as bytes and answers', async () => {
    const read = await openReader().read(job('text'), () => undefined);
    expect(read).toMatchObject({ value: { pages: [{ words: [{ text: 'text' }] }] } });
  });

  it('may die without taking the program along', async () => {
    const reader = openReader();
    expect(await reader.read(job('die'), () => undefined)).toMatchObject({ ok: false });
    expect(await reader.read(job('text'), () => undefined)).toMatchObject({ ok: true });
  });
});
