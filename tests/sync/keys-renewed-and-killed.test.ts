import { fork } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OpenDesk, openDesk } from '../../electron/app/open-desk.ts';
import { deriveKeys, openKeyRing } from '../../electron/app/open-keys.ts';
import { putCase } from '../../electron/cache/case/case-rows.ts';
import { createChangeFeed } from '../../electron/cache/change-feed.ts';
import { verifyCache } from '../../electron/cache/verify.ts';
import { createFileVault } from '../../electron/cli/file-vault.ts';
import { enqueue } from '../../electron/outbox/enqueue.ts';
import { readJournal } from '../../electron/outbox/journal.ts';
import { commandSchema } from '../../shared/commands/command.ts';
import { newProfile } from '../helpers/core-process.ts';
import { sampleCase, sampleContent, sampleId, sampleTask, sampleWorker } from '../helpers/sample-rows.ts';
import { seeded } from '../helpers/seeded.ts';
import { testPorts } from '../helpers/test-core.ts';
import { putTasks } from '../helpers/test-desk.ts';

/** A long run: `KEY_KILLS=200 npm run test:sync`. */
const kills = Number(process.env.KEY_KILLS ?? 8);
const tasks = 400;
const documents = 60;
const milliseconds = 60_000 + kills * 15_000;
const original = newProfile();
const victim = newProfile();
/** The vault knows a profile by its place, so that the victim always lies in the same one. */
const vault = createFileVault(victim.profileDir, original.configDir);

afterAll(() => {
  original.remove();
  victim.remove();
});

async function openVictim(): Promise<OpenDesk> {
  const { current, next, generation } = await openKeyRing(victim.profileDir, vault);
  const worker = sampleWorker();
  const opened = await openDesk(
    worker,
    {
      dir: join(victim.profileDir, 'workers', worker.id),
      keys: deriveKeys(current, worker.id),
      nextKeys: next === null ? null : deriveKeys(next, worker.id),
      generation,
      feed: createChangeFeed(),
    },
    testPorts(),
  );
  if (!opened.ok) throw new Error(opened.failure.kind);
  return opened.value;
}

beforeAll(async () => {
  const desk = await openVictim();
  desk.db.transaction(() => {
    for (let number = 1; number <= tasks; number += 1) putCase(desk.db, sampleCase(number));
  });
  putTasks(
    desk.db,
    Array.from({ length: tasks }, (_, index) => sampleTask(index + 1)),
  );
  for (let number = 2; number < documents + 2; number += 1) {
    await desk.blobs.write(sampleContent(number).hash, sampleContent(number).bytes);
  }
  const command = { kind: 'confirm', commandId: sampleId('command', 1), taskId: sampleTask(1).id, expectedVersion: 1 };
  enqueue(desk.outbox, commandSchema.parse({ ...command, issuedAt: '2026-11-24T12:00:00.000Z' }));
  desk.close();
  cpSync(victim.profileDir, original.profileDir, { recursive: true });
}, 120_000);

/** Milliseconds until the end, or null when it was killed before. */
async function renew(how: 'begin' | 'finish', killAfterMs: number | null): Promise<number | null> {
  const script = join(import.meta.dirname, '../helpers/renew-main.ts');
  const child = fork(script, [how, victim.profileDir, original.configDir], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let began = Date.now();
  let lasted: number | null = null;
  child.on('message', (message) => {
    if (message === 'done') lasted = Date.now() - began;
    if (message !== 'ready') return;
    began = Date.now();
    if (killAfterMs !== null) setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  });
  await new Promise((gone) => child.once('exit', gone));
  return lasted;
}

/** Everything is there, whichever keys it lies under. */
async function expectWhole(): Promise<void> {
  const desk = await openVictim();
  expect(desk.recovered).toBeNull(); // the cache was opened, not built anew
  expect(verifyCache(desk.db)).toEqual([]);
  expect(desk.db.get('SELECT count(*) AS tasks FROM task')).toEqual({ tasks });
  expect(desk.db.get('SELECT count(*) AS entries FROM outbox_entry')).toEqual({ entries: 1 });
  expect(readJournal(desk.journalFile, desk.journalKey)).toMatchObject({
    intact: true,
    records: [{ record: 'enqueued' }],
  });
  for (let number = 2; number < documents + 2; number += 1) {
    const read = await desk.blobs.read(sampleContent(number).hash);
    expect(read.ok && Buffer.from(read.value).equals(Buffer.from(sampleContent(number).bytes))).toBe(true);
  }
  desk.close();
}

it(`keys that are renewed and killed at ${kills} moments leave everything readable, and are finished later`, {
  timeout: milliseconds,
}, async () => {
  const random = seeded(Number(process.env.KEY_SEED ?? 7));
  const whole = await renew('begin', null);
  expect(whole).not.toBeNull();
  await expectWhole();
  let killed = 0;
  for (let number = 0; number < kills; number += 1) {
    rmSync(victim.profileDir, { recursive: true, force: true });
    cpSync(original.profileDir, victim.profileDir, { recursive: true });
    if ((await renew('begin', random.between(0, whole ?? 1000))) === null) killed += 1;
    await expectWhole();
    if (random.chance(0.5) && (await renew('finish', random.between(0, whole ?? 1000))) === null) killed += 1;
    await expectWhole();
    expect(await renew('finish', null)).not.toBeNull();
    await expectWhole();
    expect((await openKeyRing(victim.profileDir, vault)).next).toBeNull();
  }
  expect(killed).toBeGreaterThan(kills / 4);
});
