import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { App, AppPorts, AppSettings } from '../../../electron/app/app.ts';
import { deriveKeys, openKeyRing } from '../../../electron/app/open-keys.ts';
import { openBlobStore } from '../../../electron/blobs/blob-store.ts';
import { putCase } from '../../../electron/cache/case/case-rows.ts';
import { putRecord } from '../../../electron/cache/check-record/check-record-rows.ts';
import { putDerivative } from '../../../electron/cache/derivative/derivative-rows.ts';
import { openCache } from '../../../electron/cache/open.ts';
import { refuseEntry } from '../../../electron/cache/outbox/outbox-rows.ts';
import { readScopeRule } from '../../../electron/cache/task/scope-rule.ts';
import { putTask } from '../../../electron/cache/task/task-rows.ts';
import { asker } from '../../../electron/cli/ask.ts';
import type { Presence, PresenceEvent } from '../../../electron/ports/presence.ts';
import { toInstant } from '../../../shared/base/calendar-date.ts';
import { canonicalJson } from '../../../shared/base/canonical-json.ts';
import { commandId, fileDocumentId } from '../../../shared/base/ids.ts';
import { Secret } from '../../../shared/base/secret.ts';
import { canCloseFolders, withClosedFolder } from '../../helpers/closed-folder.ts';
import { sampleRecord } from '../../helpers/sample-record.ts';
import { sampleCase, sampleContent, sampleId, sampleTask, sampleWorker } from '../../helpers/sample-rows.ts';
import { sampleSession, signInOn } from '../../helpers/signed-in-profile.ts';
import { memoryVault, startCore, testPorts } from '../../helpers/test-core.ts';
import { temporaryFolder, testDay } from '../../helpers/test-desk.ts';

const open: App[] = [];
afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
});

async function start(
  profile: string,
  ports: Partial<AppPorts> = {},
  settings: Partial<AppSettings> = {},
): Promise<App> {
  const app = await startCore(profile, testPorts(ports), settings);
  open.push(app);
  return app;
}

async function stop(app: App): Promise<void> {
  open.splice(open.indexOf(app), 1);
  await app.close();
}

/** As a pull would have brought them: two tasks, to the cache of the signed-in person. */
async function fill(profile: string, number = 1): Promise<void> {
  const { current, next } = await openKeyRing(profile, memoryVault(number));
  const key = deriveKeys(next ?? current, sampleWorker().id).cache;
  const file = join(profile, 'workers', sampleWorker().id, 'cache.db');
  const opened = openCache({ role: 'writer', file, key });
  if (!opened.ok) throw new Error(opened.failure);
  const db = opened.value;
  db.transaction(() => {
    for (const each of [1, 2]) {
      putCase(db, sampleCase(each));
      putTask(db, sampleTask(each), readScopeRule(db, testDay));
    }
  });
  db.close();
}

const taskId = sampleTask(1).id;

/** A profile with two tasks, one of them confirmed and not sent. */
async function profileWithWork(): Promise<string> {
  const profile = temporaryFolder();
  await signInOn(profile);
  await stop(await start(profile));
  await fill(profile);
  const app = await start(profile);
  expect(await asker(app)('task.confirm', { taskId, expectedVersion: 1 })).toMatchObject({ ok: true });
  expect(await asker(app)('reads.note', { kind: 'task', objectId: taskId })).toMatchObject({ ok: true });
  await stop(app);
  return profile;
}

function handsOn(): { presence: Presence; idle: (seconds: number) => void; tell: (event: PresenceEvent) => void } {
  const listeners = new Set<(event: PresenceEvent) => void>();
  let seconds = 0;
  return {
    presence: {
      idleSeconds: () => seconds,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    idle: (value) => {
      seconds = value;
    },
    tell: (event) => {
      for (const listener of listeners) listener(event);
    },
  };
}

/** Timers of up to ten seconds run when the test says so, longer ones never. */
function stillClock() {
  const tasks = new Set<() => void>();
  return {
    clock: {
      now: () => new Date(),
      after: (ms: number, task: () => void) => {
        if (ms <= 10_000) tasks.add(task);
        return () => void tasks.delete(task);
      },
    },
    tick: () => {
      for (const task of [...tasks]) {
        tasks.delete(task);
        task();
      }
    },
  };
}

async function stateOf(app: App): Promise<unknown> {
  const shown = await asker(app)('session.show', {});
  return shown.ok ? shown.value.state : shown.failure.kind;
}

const code = 'geheim-7';
const locks = { lock: { afterMinutes: 10, unlocksWithSystem: true }, background: true };

describe('the lock', () => {
  it('closes everything when nobody was there for the set time, and opens by the code', async () => {
    const profile = await profileWithWork();
    const { presence, idle } = handsOn();
    const { clock, tick } = stillClock();
    const app = await start(profile, { presence, clock }, locks);
    const ask = asker(app);
    expect(await ask('workstation.set-code', { code })).toMatchObject({ value: { hasCode: true } });
    idle(9 * 60);
    tick();
    expect(await stateOf(app)).toBe('signed-in');
    idle(10 * 60);
    tick();
    await ask('workstation.lock', {}); // behind the one of the clock
    expect(await ask('session.show', {})).toMatchObject({
      value: { state: 'locked', displayName: sampleWorker().displayName, codeTries: 5 },
    });
    expect(await ask('task.show', { taskId })).toMatchObject({ failure: { kind: 'signed-out' } });
    expect(app.tools.outbox()).toEqual([]);

    expect(await ask('workstation.unlock', { code: 'falsch-1' })).toMatchObject({ failure: { kind: 'conflict' } });
    expect(await ask('session.show', {})).toMatchObject({ value: { state: 'locked', codeTries: 4 } });
    expect(await ask('workstation.unlock', { code })).toMatchObject({ value: { state: 'signed-in' } });
    expect(await ask('task.show', { taskId })).toMatchObject({ value: { task: { state: 'confirmed' } } });
    expect(app.tools.outbox()).toHaveLength(1);
  });

  it('cannot be walked around by ending the program, nor by guessing', async () => {
    const profile = await profileWithWork();
    let app = await start(profile, {}, locks);
    await asker(app)('workstation.set-code', { code });
    await asker(app)('workstation.lock', {});
    for (const wrong of ['111111', '222222', '333333']) await asker(app)('workstation.unlock', { code: wrong });
    await stop(app);
    app = await start(profile, {}, locks);
    expect(await asker(app)('session.show', {})).toMatchObject({ value: { state: 'locked', codeTries: 2 } });
    for (const wrong of ['444444', '555555']) await asker(app)('workstation.unlock', { code: wrong });
    expect(await asker(app)('workstation.unlock', { code })).toMatchObject({ failure: { kind: 'conflict' } });
    expect(await asker(app)('session.show', {})).toMatchObject({ value: { state: 'locked', codeTries: 0 } });
  });

  it('follows the lock of the machine, and opens with it where that is set', async () => {
    const profile = await profileWithWork();
    const { presence, tell } = handsOn();
    const app = await start(profile, { presence }, locks);
    tell('lock-screen');
    expect(await stateAfter(app, 'locked')).toBe('locked');
    tell('unlock-screen');
    expect(await stateAfter(app, 'signed-in')).toBe('signed-in');
    tell('suspend');
    expect(await stateAfter(app, 'locked')).toBe('locked');
    tell('unlock-screen'); // nobody had locked the machine: it proves nothing
    await asker(app)('workstation.lock', {});
    expect(await stateOf(app)).toBe('locked');
  });

  it('stays shut when the machine is unlocked, where only the code counts', async () => {
    const profile = await profileWithWork();
    const { presence, tell } = handsOn();
    const app = await start(profile, { presence }, { ...locks, lock: { afterMinutes: 10, unlocksWithSystem: false } });
    tell('lock-screen');
    expect(await stateAfter(app, 'locked')).toBe('locked');
    tell('unlock-screen');
    await asker(app)('workstation.lock', {});
    expect(await stateOf(app)).toBe('locked');
  });

  it('keeps text that somebody was writing', async () => {
    const profile = await profileWithWork();
    const app = await start(profile, {}, locks);
    const ask = asker(app);
    await ask('workstation.set-code', { code });
    await ask('draft.keep', { id: `request ${taskId}`, taskId, text: 'Bitte senden Sie' });
    await ask('workstation.lock', {});
    expect(await ask('draft.show', { id: `request ${taskId}` })).toMatchObject({ failure: { kind: 'signed-out' } });
    await ask('workstation.unlock', { code });
    expect(await ask('draft.show', { id: `request ${taskId}` })).toMatchObject({ value: 'Bitte senden Sie' });
    await ask('draft.keep', { id: `request ${taskId}`, taskId, text: '' });
    expect(await ask('draft.show', { id: `request ${taskId}` })).toMatchObject({ value: null });
  });
});

/** The lock works by itself; what comes behind it in the same order has its result. */
async function stateAfter(app: App, wanted: string): Promise<unknown> {
  for (let turn = 0; turn < 200; turn += 1) {
    if ((await stateOf(app)) === wanted) break;
    await new Promise((passed) => setTimeout(passed, 10));
  }
  return await stateOf(app);
}

describe('lost keys', () => {
  it('are explained; the profile is built anew, and unsent work comes back with the key of the server', async () => {
    const profile = await profileWithWork();
    const before = readFileSync(join(profile, 'keys.json'), 'utf8');
    const vault = memoryVault(2);
    const app = await start(profile, { vault });
    expect(await stateOf(app)).toBe('key-lost');
    expect(await asker(app)('workstation.rebuild', {})).toMatchObject({ value: { state: 'signed-out' } });
    await stop(app);
    const aside = readdirSync(profile).find((name) => name.startsWith('keys.json.set-aside'));
    expect(readFileSync(join(profile, aside ?? ''), 'utf8')).toBe(before);

    await signInOn(profile, { vault }); // the person signs in; the server gives the key of their unsent work
    const again = await start(profile, { vault });
    expect(again.tools.outbox()).toMatchObject([{ taskId, kind: 'confirm' }]);
    expect(await asker(again)('workstation.show', {})).toMatchObject({
      value: { recovered: { commands: 1, isComplete: true } },
    });
    expect(await again.tools.doctor()).toMatchObject({ readLog: { unsent: 1 } });
    const folder = join(profile, 'workers', sampleWorker().id);
    expect(readdirSync(folder).some((name) => name.startsWith('cache.db.set-aside'))).toBe(true);
  });

  it('leave working copies readable that were not uploaded', async () => {
    const profile = await profileWithWork();
    const { hash, bytes } = sampleContent(77);
    await keepCopy(profile, 77);
    const vault = memoryVault(2);
    const app = await start(profile, { vault });
    await asker(app)('workstation.rebuild', {});
    await stop(app);
    await signInOn(profile, { vault });
    const again = await start(profile, { vault });
    const read = await asker(again)('document.read', { contentHash: hash });
    expect(read.ok && Buffer.from(read.value.bytes).equals(Buffer.from(bytes))).toBe(true);
  });

  it('lose the journal of a program that knew no key of the server, say so and keep the file', async () => {
    const profile = temporaryFolder();
    const { journalKey: _none, ...session } = sampleSession();
    await signInOn(profile, { session });
    await stop(await start(profile));
    await fill(profile);
    const first = await start(profile);
    await asker(first)('task.confirm', { taskId, expectedVersion: 1 });
    await stop(first);

    const vault = memoryVault(2);
    const app = await start(profile, { vault });
    await asker(app)('workstation.rebuild', {});
    await stop(app);
    await signInOn(profile, { vault });
    const again = await start(profile, { vault });
    expect(again.tools.outbox()).toEqual([]);
    expect(await asker(again)('workstation.show', {})).toMatchObject({
      value: { recovered: { commands: 0, isComplete: false } },
    });
    const folder = readdirSync(join(profile, 'workers', sampleWorker().id));
    expect(folder.some((name) => name.startsWith('outbox.journal.set-aside'))).toBe(true);
  });

  it('of a server that was restored: the journal is read with the key that it was written with', async () => {
    const profile = await profileWithWork();
    const journalKey = Buffer.alloc(32, 99).toString('base64');
    await signInOn(profile, { session: sampleSession(sampleWorker(), { journalKey }) });
    const file = join(profile, 'workers', sampleWorker().id, 'cache.db');
    writeFileSync(file, 'no database');
    const app = await start(profile);
    expect(app.tools.outbox()).toMatchObject([{ taskId, kind: 'confirm' }]);
    expect(await app.tools.verify()).toMatchObject({ sound: true, journal: { records: 1, unbroken: true } });
  });

  it('do not touch the journal of a profile that was written before the server had keys', async () => {
    const profile = temporaryFolder();
    const { journalKey: _none, ...session } = sampleSession();
    await signInOn(profile, { session });
    await stop(await start(profile));
    await fill(profile);
    const first = await start(profile);
    await asker(first)('task.confirm', { taskId, expectedVersion: 1 });
    await stop(first);
    await signInOn(profile); // the server has learnt it meanwhile
    writeFileSync(join(profile, 'workers', sampleWorker().id, 'cache.db'), 'no database');
    const app = await start(profile);
    expect(app.tools.outbox()).toMatchObject([{ taskId, kind: 'confirm' }]);
  });
});

/** A working copy of the confirmed task, as the photo workshop leaves it: on disk, in the cache, in the journal. */
async function keepCopy(profile: string, number: number): Promise<void> {
  const { hash, bytes } = sampleContent(number);
  const { current } = await openKeyRing(profile, memoryVault());
  const dir = join(profile, 'workers', sampleWorker().id);
  const key = deriveKeys(current, sampleWorker().id);
  const opened = openCache({ role: 'writer', file: join(dir, 'cache.db'), key: key.cache });
  if (!opened.ok) throw new Error(opened.failure);
  opened.value.transaction(() => {
    putDerivative(opened.value, {
      taskId,
      original: sampleContent(3).hash,
      contentHash: hash,
      mediaType: 'application/pdf',
      size: bytes.length,
      kind: 'straightened',
      isProven: false,
      steps: { pages: [{ page: 1, rotation: 0, straighten: 1, crop: null, brightness: 0, contrast: 0, blacken: [] }] },
    });
  });
  opened.value.close();
  const blobs = await openBlobStore({ dir: join(dir, 'blobs'), key: key.blobs, randomBytes, now: () => new Date() });
  await blobs.write(hash, bytes);
  await stop(await start(profile)); // the second copy is made
}

describe('new keys', () => {
  it('bring cache, documents and journal under them; the old ones open nothing any more', async () => {
    const profile = await profileWithWork();
    await keepCopy(profile, 77);
    const { current: old } = await openKeyRing(profile, memoryVault());
    const app = await start(profile);
    const ask = asker(app);
    expect(await ask('workstation.renew-keys', {})).toMatchObject({
      value: { keyGeneration: 2, isRenewalOpen: false },
    });
    expect(await ask('task.show', { taskId })).toMatchObject({ value: { task: { state: 'confirmed' } } });
    expect(await ask('document.read', { contentHash: sampleContent(77).hash })).toMatchObject({ ok: true });
    expect(await app.tools.verify()).toMatchObject({ sound: true });
    expect(await ask('workstation.renew-keys', {})).toMatchObject({ value: { keyGeneration: 3 } });
    await stop(app);
    const file = join(profile, 'workers', sampleWorker().id, 'cache.db');
    const key = deriveKeys(old, sampleWorker().id).cache;
    expect(openCache({ role: 'reader', file, key })).toEqual({ ok: false, failure: 'unreadable' });
    expect(readdirSync(join(profile, 'workers', sampleWorker().id))).not.toContain('blobs');
    const again = await start(profile);
    expect(again.tools.outbox()).toHaveLength(1);
    expect(await asker(again)('document.read', { contentHash: sampleContent(77).hash })).toMatchObject({ ok: true });
  });
});

describe('the reset', () => {
  it('forgets what the server has, and keeps unsent, held and refused work, Prüfvermerke and working copies', async () => {
    const profile = await profileWithWork();
    await keepCopy(profile, 77);
    const { current } = await openKeyRing(profile, memoryVault());
    const file = join(profile, 'workers', sampleWorker().id, 'cache.db');
    const opened = openCache({ role: 'writer', file, key: deriveKeys(current, sampleWorker().id).cache });
    if (!opened.ok) throw new Error(opened.failure);
    const db = opened.value;
    db.transaction(() => {
      const record = sampleRecord(sampleTask(1));
      const sha256 = createHash('sha256').update(canonicalJson(record)).digest('hex');
      putRecord(db, { id: fileDocumentId.parse(sampleId('file-document', 9)), sha256, record });
      const id = db.get<{ id: string }>('SELECT command_id AS id FROM outbox_entry')?.id ?? '';
      refuseEntry(db, commandId.parse(id), 'version-conflict', toInstant(new Date()));
    });
    db.close();
    const app = await start(profile);
    const ask = asker(app);
    await ask('task.confirm', { taskId: sampleTask(2).id, expectedVersion: 1 });
    await ask('preferences.change', { theme: 'dark' });
    expect(await ask('workstation.reset', {})).toMatchObject({
      value: { unsent: { held: 0, waiting: 1, refused: 1 } },
    });
    expect(await ask('task.show', { taskId })).toMatchObject({ failure: { kind: 'not-found' } });
    expect(app.tools.outbox()).toMatchObject([
      { taskId, state: 'refused', refusal: 'version-conflict' },
      { taskId: sampleTask(2).id, kind: 'confirm' },
    ]);
    expect(await ask('preferences.show', {})).toMatchObject({ value: { theme: 'dark' } });
    expect(await app.tools.verify()).toMatchObject({ sound: true, records: { checked: 1 } });
    expect(existsSync(`${file}.fresh`)).toBe(false);
  });

  it.runIf(canCloseFolders)('says so where it cannot write now, and leaves everything open as it is', async () => {
    const profile = await profileWithWork();
    const app = await start(profile);
    const ask = asker(app);
    const folder = join(profile, 'workers', sampleWorker().id);

    const refused = await withClosedFolder(folder, () => ask('workstation.reset', {}));

    expect(refused).toMatchObject({ ok: false, failure: { kind: 'no-access' } });
    expect(await ask('task.show', { taskId })).toMatchObject({ value: { task: { state: 'confirmed' } } });
    expect(readdirSync(folder).filter((name) => /set-aside|fresh/.test(name))).toEqual([]);
    expect(await ask('workstation.reset', {})).toMatchObject({ ok: true, value: { unsent: { waiting: 1 } } });
  });
});

describe('unsent work in a file', () => {
  const passphrase = new Secret('drei Wörter genügen');

  it('goes to another workstation of the same person, once', async () => {
    const profile = await profileWithWork();
    await keepCopy(profile, 77);
    const from = await start(profile);
    const sealed = await from.tools.workstation.sealWork(passphrase);
    if (!sealed.ok) throw new Error(sealed.failure.kind);
    expect(sealed.value).toMatchObject({ commands: 1, copies: 1 });
    expect(Buffer.from(sealed.value.bytes).includes('confirm')).toBe(false);

    const other = temporaryFolder();
    await signInOn(other);
    const to = await start(other);
    const { bytes } = sealed.value;
    const wrong = await to.tools.workstation.takeWork(bytes, new Secret('drei andere Wörter'));
    expect(wrong).toEqual({ ok: true, value: { outcome: 'wrong-passphrase' } });
    const taken = await to.tools.workstation.takeWork(bytes, passphrase);
    expect(taken).toEqual({ ok: true, value: { outcome: 'imported', fresh: 1, known: 0 } });
    expect(to.tools.outbox()).toMatchObject([{ taskId, kind: 'confirm' }]);
    const twice = await to.tools.workstation.takeWork(bytes, passphrase);
    expect(twice).toEqual({ ok: true, value: { outcome: 'imported', fresh: 0, known: 1 } });
    expect(to.tools.outbox()).toHaveLength(1);
    expect(await to.tools.verify()).toMatchObject({ sound: true, journal: { unbroken: true } });
    expect(await asker(to)('document.read', { contentHash: sampleContent(77).hash })).toMatchObject({ ok: true });
  });

  it('is not for anybody else', async () => {
    const profile = await profileWithWork();
    const sealed = await (await start(profile)).tools.workstation.sealWork(passphrase);
    if (!sealed.ok) throw new Error(sealed.failure.kind);
    const other = temporaryFolder();
    await signInOn(other, { session: sampleSession(sampleWorker(2)) });
    const to = await start(other);
    const taken = await to.tools.workstation.takeWork(sealed.value.bytes, passphrase);
    expect(taken).toEqual({ ok: true, value: { outcome: 'other-person' } });
    expect(to.tools.outbox()).toEqual([]);
  });

  it.each([
    ['empty', ''],
    ['something else', 'Lieber Herr Mustermann,\n…'],
    ['cut off', '{"file":"zweiklick-work","version":1}\n'],
  ])('is refused when it is %s', async (_what, text) => {
    const profile = await profileWithWork();
    const app = await start(profile);
    const taken = await app.tools.workstation.takeWork(Buffer.from(text), passphrase);
    expect(taken).toEqual({ ok: true, value: { outcome: 'unreadable' } });
  });

  it('of a newer version is not misread', async () => {
    const app = await start(await profileWithWork());
    const taken = await app.tools.workstation.takeWork(
      Buffer.from('{"file":"zweiklick-work","version":2}\n'),
      passphrase,
    );
    expect(taken).toEqual({ ok: true, value: { outcome: 'newer-version' } });
  });
});
