import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Worker } from '../../../../shared/domain/worker.ts';
import { engines } from '../../../helpers/databases.ts';
import { openSmallOffice, type SmallOffice, submitSickNote, tinyPdf } from '../../../helpers/small-office.ts';
import { type ServerUnderTest, serve } from '../../../helpers/test-server.ts';

describe.each(engines)('document download on $name', ({ open }) => {
  let office: SmallOffice;
  let server: ServerUnderTest;
  const bytes = Buffer.from(tinyPdf('eins'));
  const hash = createHash('sha256').update(bytes).digest('hex');

  beforeAll(async () => {
    office = await openSmallOffice(await open());
    server = await serve(office);
    await submitSickNote(office, ['eins']);
  });

  const get = async (worker: Worker, headers: Record<string, string> = {}, name = hash) =>
    server.app.inject({ url: `/v1/documents/${name}`, headers: { ...(await server.signIn(worker)), ...headers } });

  it('gives the exact bytes, so that a browser would neither show, cache nor guess them', async () => {
    const answer = await get(office.sabine);
    expect(answer.rawPayload).toEqual(bytes);
    expect(answer.headers).toMatchObject({
      etag: `"${hash}"`,
      'cache-control': 'private, no-store',
      'content-disposition': 'attachment',
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'content-length': String(bytes.length),
    });
  });

  it('gives the Durchschrift too', async () => {
    const lines = await server.pull(office.sabine, null);
    const task = lines.flatMap((line) => (line.line === 'put' && line.topic === 'task' ? [line.row] : []))[0];
    const copy = task?.submission.copy;
    const answer = await get(office.sabine, {}, copy?.contentHash);
    expect(answer.rawPayload.length).toBe(copy?.size);
  });

  it('knows nothing for strangers, and the same for what does not exist', async () => {
    const [stranger, missing] = [await get(office.stranger), await get(office.sabine, {}, 'a'.repeat(64))];
    expect([stranger.statusCode, missing.statusCode]).toEqual([404, 404]);
    expect({ ...stranger.json(), reference: '' }).toEqual({ ...missing.json(), reference: '' });
    expect((await server.app.inject({ url: `/v1/documents/${hash}` })).statusCode).toBe(401);
  });

  it.each([
    ['bytes=0-3', 206, 'bytes 0-3/', '%PDF'],
    ['bytes=-5', 206, undefined, '%EOF\n'],
    ['bytes=9-', 206, undefined, undefined],
    ['bytes=5-2', 200, undefined, undefined],
    ['bytes=0-1,3-4', 200, undefined, undefined],
    ['pages=1-2', 200, undefined, undefined],
    ['bytes=100000-', 416, 'bytes */', undefined],
  ])('answers Range %s with %i', async (range, status, contentRange, text) => {
    const answer = await get(office.sabine, { range });
    expect(answer.statusCode).toBe(status);
    if (contentRange !== undefined) expect(answer.headers['content-range']).toContain(contentRange);
    if (text !== undefined) expect(answer.body).toBe(text);
    if (status === 200) expect(answer.rawPayload).toEqual(bytes);
  });

  it('answers 304 to whoever has it, and ignores a range for another version', async () => {
    expect((await get(office.sabine, { 'if-none-match': `W/"x", "${hash}"` })).statusCode).toBe(304);
    expect((await get(office.sabine, { 'if-range': '"other"', range: 'bytes=0-1' })).statusCode).toBe(200);
    expect((await get(office.sabine, { 'if-range': `"${hash}"`, range: 'bytes=0-1' })).statusCode).toBe(206);
  });
});
