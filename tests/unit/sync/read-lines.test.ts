import { describe, expect, it } from 'vitest';
import { readLines } from '../../../electron/sync/read-lines.ts';

const text = '{"name":"Özgür Weiß"}\n\n{"sign":"👍🏽"}\nlast';
const lines = ['{"name":"Özgür Weiß"}', '{"sign":"👍🏽"}', 'last'];

function responseOf(pieces: readonly Uint8Array[], end: 'closed' | 'cut' = 'closed'): Response {
  return new Response(
    new ReadableStream({
      start(controller) {
        for (const piece of pieces) controller.enqueue(piece);
        if (end === 'closed') controller.close();
        else controller.error(new Error('cut'));
      },
    }),
  );
}

async function collect(response: Response): Promise<string[]> {
  const read: string[] = [];
  for await (const line of readLines(response)) read.push(line);
  return read;
}

describe('lines of an answer', () => {
  it('are whole wherever the network cuts the bytes, also inside a letter', async () => {
    const bytes = Buffer.from(text);
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      expect(await collect(responseOf([bytes.subarray(0, cut), bytes.subarray(cut)]))).toEqual(lines);
    }
    expect(await collect(responseOf([...bytes].map((byte) => Uint8Array.of(byte))))).toEqual(lines);
  });

  it('reject when the connection breaks', async () => {
    await expect(collect(responseOf([Buffer.from('one\ntw')], 'cut'))).rejects.toThrow('cut');
  });

  it('are none without a body', async () => {
    expect(await collect(new Response(null))).toEqual([]);
  });
});
