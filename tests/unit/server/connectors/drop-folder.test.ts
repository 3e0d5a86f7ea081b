import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDropFolder } from '../../../../server/connectors/drop-folder.ts';
import type { StatisticsMessage } from '../../../../server/connectors/handover-message.ts';
import { type DurableFiles, systemFiles } from '../../../../server/content/write-durably.ts';
import type { Instant } from '../../../../shared/base/calendar-date.ts';
import type { ProcessNumber } from '../../../../shared/base/ids.ts';
import { noContent } from '../../../helpers/no-content.ts';

const message: StatisticsMessage = {
  format: 2,
  revision: 2,
  takenOver: [],
  target: 'statistics',
  processNumber: 'JC-2026-11-000001' as ProcessNumber,
  procedure: 'sick-note',
  procedureVersion: 1,
  receivedAt: '2026-11-24T07:12:00.000Z' as Instant,
  confirmedAt: '2026-11-24T09:00:00.000Z' as Instant,
  caseNumber: null,
  customerNumber: null,
  module: '14',
  event: 'Arbeitsunfähigkeit',
  fields: { ende: '2026-11-27' },
};
const key = 'JC-2026-11-000001-statistics';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zweiklick-drop-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the drop folder', () => {
  it('leaves one file however often a message is delivered', async () => {
    const system = createDropFolder({ folder, newId: randomUUID, content: noContent });
    await Promise.all([system.deliver(message, key), system.deliver(message, key)]);
    expect(await system.deliver(message, key)).toEqual({ ok: true, value: undefined });
    expect(await readdir(join(folder, 'statistik'))).toEqual([`${key}.json`]);
    expect(JSON.parse(await readFile(join(folder, 'statistik', `${key}.json`), 'utf8'))).toEqual(message);
  });

  it('does not replace a message by an older one that comes late, and replaces it by a newer one', async () => {
    const begun = Promise.withResolvers<void>();
    const held = Promise.withResolvers<void>();
    const files: DurableFiles = {
      open: async (path, flags) => {
        begun.resolve();
        await held.promise;
        return systemFiles.open(path, flags);
      },
    };
    const slow = createDropFolder({ folder, newId: randomUUID, content: noContent, files });
    const system = createDropFolder({ folder, newId: randomUUID, content: noContent });
    const late = slow.deliver(message, key);
    await begun.promise;
    const corrected = { ...message, revision: 4, fields: { ende: '2026-11-30' } };
    await system.deliver(corrected, key);
    held.resolve();
    expect((await late).ok).toBe(true);
    const path = join(folder, 'statistik', `${key}.json`);
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(corrected);
    await system.deliver({ ...corrected, revision: 6 }, key);
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ revision: 6 });
    expect(await readdir(join(folder, 'statistik'))).toEqual([`${key}.json`]);
  });

  it('leaves nothing when the attempt was given up before the file was complete', async () => {
    const giveUp = new AbortController();
    const files: DurableFiles = {
      open: (...given) => {
        giveUp.abort();
        return systemFiles.open(...given);
      },
    };
    const system = createDropFolder({ folder, newId: randomUUID, content: noContent, files });
    expect(await system.deliver(message, key, giveUp.signal)).toEqual({ ok: false, failure: 'unknown' });
    expect(await readdir(join(folder, 'statistik'))).toEqual([]);
  });

  it('says so when the folder cannot be written, and delivers once it can', async () => {
    const blocked = join(folder, 'blocked');
    await writeFile(blocked, 'a file where the folder should be');
    const system = createDropFolder({ folder: blocked, newId: randomUUID, content: noContent });
    expect(await system.deliver(message, key)).toEqual({ ok: false, failure: 'not-writable' });
    await rm(blocked);
    expect((await system.deliver(message, key)).ok).toBe(true);
  });

  it('says so when there is no room, and leaves no part of a file', async () => {
    const files = {
      open: () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })),
    };
    const system = createDropFolder({ folder, newId: randomUUID, content: noContent, files });
    expect(await system.deliver(message, key)).toEqual({ ok: false, failure: 'no-room' });
    expect(await readdir(join(folder, 'statistik'))).toEqual([]);
  });

  it('never writes outside its folder', async () => {
    const system = createDropFolder({ folder, newId: randomUUID, content: noContent });
    await expect(system.deliver(message, '../elsewhere')).rejects.toThrow('form');
  });
});
