import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCache } from '../../../electron/cache/open.ts';
import { rekeyCache } from '../../../electron/cache/rekey.ts';
import { ownTables, proveRebuildable, rebuildCache, SERVER_TABLES } from '../../../electron/cache/reset.ts';
import { Secret } from '../../../shared/base/secret.ts';
import { canCloseFolders, withClosedFolder } from '../../helpers/closed-folder.ts';
import { openTestCache, testKey } from '../../helpers/test-desk.ts';

const otherKey = new Secret(new Uint8Array(32).fill(9));

describe('a cache that is built anew', () => {
  it('keeps the table of every kind of work that no server has, and none of the server', () => {
    const { db } = openTestCache();
    const kept = ownTables(db);
    for (const table of ['sync_state', 'outbox_entry', 'derivative', 'check_record', 'draft', 'workstation_removal']) {
      expect(kept).toContain(table);
    }
    const all = db.all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'").map(({ name }) => name);
    expect(SERVER_TABLES.filter((name) => !all.includes(name))).toEqual([]);
    expect(kept.filter((name) => name.startsWith('search_index') || name.startsWith('sqlite_'))).toEqual([]);
  });

  it('is untouched when it does not open', () => {
    const { db, file } = openTestCache();
    db.close();
    writeFileSync(file, 'no database');
    expect(rebuildCache(file, testKey)).toBe(false);
    expect(readFileSync(file, 'utf8')).toBe('no database');
  });

  it.runIf(canCloseFolders)(
    'is untouched, and not taken for damaged, when nothing can be written beside it',
    async () => {
      const { db, file } = openTestCache();
      db.close();
      const before = readFileSync(file);
      const folder = dirname(file);

      await withClosedFolder(folder, () => {
        expect(() => rebuildCache(file, testKey)).toThrow(expect.objectContaining({ code: 'EACCES' }));
        expect(() => proveRebuildable(file, testKey)).toThrow(expect.objectContaining({ code: 'EACCES' }));
      });

      expect(readdirSync(folder)).toEqual([basename(file)]);
      expect(readFileSync(file).equals(before)).toBe(true);
      expect(rebuildCache(file, testKey)).toBe(true);
    },
  );

  it('counts as damaged when what only it has cannot be read', () => {
    const { db, file } = openTestCache();
    const [{ page } = { page: 0 }] = db.all<{ page: number }>(
      "SELECT rootpage AS page FROM sqlite_schema WHERE name = 'outbox_entry'",
    );
    db.close();
    const bytes = readFileSync(file);
    const pageSize = 4096;
    writeFileSync(file, bytes.fill(1, (page - 1) * pageSize, page * pageSize));

    expect(rebuildCache(file, testKey)).toBe(false);
    expect(readFileSync(file).equals(bytes)).toBe(true);
    expect(existsSync(`${file}.fresh`)).toBe(false);
  });

  it('replaces what a rebuild left behind that was killed', () => {
    const { db, file } = openTestCache();
    db.close();
    writeFileSync(`${file}.fresh`, 'half');
    expect(rebuildCache(file, testKey)).toBe(true);
    expect(existsSync(`${file}.fresh`)).toBe(false);
    expect(openCache({ role: 'reader', file, key: testKey }).ok).toBe(true);
  });
});

describe('a cache under another key', () => {
  it('opens with the new one only; a half-made copy of before is no obstacle', () => {
    const { db, file } = openTestCache();
    db.close();
    writeFileSync(`${file}.rekey`, 'half');
    expect(rekeyCache(file, testKey, otherKey)).toBe('done');
    expect(openCache({ role: 'reader', file, key: testKey })).toEqual({ ok: false, failure: 'unreadable' });
    expect(rekeyCache(file, testKey, otherKey)).toBe('done'); // again, as after a kill
    expect(existsSync(`${file}.rekey`)).toBe(false);
    expect(rekeyCache(file, testKey, new Secret(new Uint8Array(32).fill(3)))).toBe('unreadable');
    expect(rekeyCache(`${file}.other`, testKey, otherKey)).toBe('absent');
  });
});
