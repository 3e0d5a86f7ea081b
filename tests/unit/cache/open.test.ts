import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { putCase } from '../../../electron/cache/case/case-rows.ts';
import { openCache } from '../../../electron/cache/open.ts';
import { Secret } from '../../../shared/base/secret.ts';
import { sampleCase } from '../../helpers/sample-rows.ts';
import { openTestCache, temporaryFolder, testKey } from '../../helpers/test-desk.ts';

describe('the encrypted cache', () => {
  it('is closed to another key, and the answer does not tell the key', () => {
    const { file, db } = openTestCache();
    db.close();
    const opened = openCache({ role: 'writer', file, key: new Secret(new Uint8Array(32).fill(8)) });
    expect(opened).toEqual({ ok: false, failure: 'unreadable' });
  });

  it('refuses a database from the future and leaves it as it is', () => {
    const { file, db } = openTestCache();
    db.transaction(() => db.run('PRAGMA user_version = 99'));
    db.close();
    const before = readFileSync(file);
    expect(openCache({ role: 'writer', file, key: testKey })).toEqual({ ok: false, failure: 'from-the-future' });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('keeps what was committed and forgets what was not', () => {
    const folder = temporaryFolder();
    const { db, file } = openTestCache(folder);
    db.transaction(() => putCase(db, sampleCase(1)));
    expect(() =>
      db.transaction(() => {
        putCase(db, sampleCase(2));
        throw new Error('half-way');
      }),
    ).toThrow('half-way');
    const reader = openCache({ role: 'reader', file, key: testKey });
    if (!reader.ok) throw new Error(reader.failure);
    expect(reader.value.get('SELECT count(*) AS cases FROM benefit_case')).toEqual({ cases: 1 });
    reader.value.close();
  });

  it('lets nobody write through a reading handle', () => {
    const { file } = openTestCache();
    const reader = openCache({ role: 'reader', file, key: testKey });
    if (!reader.ok) throw new Error(reader.failure);
    expect(() => reader.value.all("INSERT INTO worker VALUES ('a', 'b') RETURNING id")).toThrow('readonly');
    reader.value.close();
  });

  it('changes nothing outside a transaction', () => {
    const { db } = openTestCache();
    expect(() => db.run("INSERT INTO worker VALUES ('a', 'b')")).toThrow('outside a transaction');
  });

  it('tells the topics after the commit, once, and nothing when it is taken back', () => {
    const { db, commits } = openTestCache();
    db.transaction(() => {
      putCase(db, sampleCase(1));
      db.transaction(() => putCase(db, sampleCase(2)));
      expect(commits).toEqual([]);
    });
    expect(() =>
      db.transaction(() => {
        db.touch('tasks');
        throw new Error('no');
      }),
    ).toThrow();
    db.transaction(() => db.touch('outbox'));
    expect(commits).toEqual([['cases'], ['outbox']]);
  });

  it('says so when the folder cannot be used', () => {
    const { file } = openTestCache();
    expect(openCache({ role: 'writer', file: join(file, 'inside-a-file.db'), key: testKey })).toEqual({
      ok: false,
      failure: 'no-access',
    });
  });
});
