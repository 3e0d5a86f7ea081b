import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { tidyContent } from '../../../../server/content/tidy-content.ts';
import type { ContentHash } from '../../../../shared/base/ids.ts';
import type { Worker } from '../../../../shared/domain/worker.ts';
import { engines } from '../../../helpers/databases.ts';
import {
  openSmallOffice,
  receivedAt,
  type SmallOffice,
  submitSickNote,
  tinyPdf,
} from '../../../helpers/small-office.ts';
import { type ServerUnderTest, serve } from '../../../helpers/test-server.ts';

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex') as ContentHash;
const hours = (count: number) => () => new Date(Date.parse(receivedAt) + count * 3_600_000);

describe.each(engines)('uploading a working copy on $name', ({ open }) => {
  let office: SmallOffice;
  let server: ServerUnderTest;

  beforeAll(async () => {
    office = await openSmallOffice(await open());
    server = await serve(office);
  });

  const put = async (
    worker: Worker,
    bytes: Uint8Array,
    name: string = hashOf(bytes),
    type = 'application/octet-stream',
  ) =>
    server.app.inject({
      method: 'PUT',
      url: `/v1/contents/${name}`,
      headers: { ...(await server.signIn(worker)), 'content-type': type },
      payload: Buffer.from(bytes),
    });
  const read = async (worker: Worker, hash: string) =>
    (await server.app.inject({ url: `/v1/documents/${hash}`, headers: await server.signIn(worker) })).statusCode;

  it('takes it, again and again, and says what it is', async () => {
    const bytes = tinyPdf('geschwärzt');
    for (const _time of [1, 2]) {
      const answer = await put(office.sabine, bytes);
      expect(answer.statusCode).toBe(200);
      expect(answer.json()).toEqual({
        contentHash: hashOf(bytes),
        size: bytes.byteLength,
        mediaType: 'application/pdf',
      });
    }
    expect(await office.content.verify(hashOf(bytes))).toBe('intact');
  });

  it('shows it to nobody else before it is filed', async () => {
    const bytes = tinyPdf('nur für Sabine');
    await put(office.sabine, bytes);
    expect(await read(office.sabine, hashOf(bytes))).toBe(200);
    for (const other of [office.dilek, office.rita, office.stranger])
      expect(await read(other, hashOf(bytes))).toBe(404);
  });

  it.each([
    ['bytes of another hash', () => put(office.sabine, tinyPdf('eins'), 'a'.repeat(64)), 400],
    ['no hash', () => put(office.sabine, tinyPdf('eins'), 'eins'), 400],
    ['what cannot be shown', () => put(office.sabine, Buffer.from('<script>alert(1)</script>')), 415],
    ['JSON', () => put(office.sabine, Buffer.from('{}'), hashOf(Buffer.from('{}')), 'application/json'), 415],
    ['nothing', () => put(office.sabine, Buffer.alloc(0)), 415],
    ['more than a file may have', () => put(office.sabine, Buffer.alloc(20_000_001)), 413],
    ['anything of somebody who only reads', () => put(office.rita, tinyPdf('eins')), 403],
  ])('refuses %s', async (_what, send, status) => {
    expect((await send()).statusCode).toBe(status);
  });

  it('prunes it after a day, but not what somebody submitted meanwhile', async () => {
    const [forgotten, submitted] = [tinyPdf('vergessen'), tinyPdf('auch eingereicht')];
    for (const bytes of [forgotten, submitted]) await put(office.sabine, bytes);
    await submitSickNote(office, ['auch eingereicht']);
    await tidyContent({ ...office, now: hours(23) });
    expect(await read(office.sabine, hashOf(forgotten))).toBe(200);
    await tidyContent({ ...office, now: hours(25) });
    await tidyContent({ ...office, now: hours(25) });
    expect(await office.content.verify(hashOf(forgotten))).toBe('missing');
    expect(await read(office.sabine, hashOf(forgotten))).toBe(404);
    expect(await read(office.sabine, hashOf(submitted))).toBe(200);
    expect((await put(office.sabine, forgotten)).statusCode).toBe(200);
    expect(await read(office.sabine, hashOf(forgotten))).toBe(200);
  });
});
