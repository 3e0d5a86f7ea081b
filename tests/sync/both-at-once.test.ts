import { afterAll, beforeAll, expect, it } from 'vitest';
import { settle } from '../helpers/caseworker.ts';
import { type CoreProcess, newProfile, startCore } from '../helpers/core-process.ts';
import { deputyCredentials, type KillingOffice, makeKillingOffice } from '../helpers/kills/killing-office.ts';
import { credentials } from '../helpers/office-folder.ts';
import { readServerFacts } from '../helpers/server-facts.ts';
import { startServer, type TestServer } from '../helpers/server-process.ts';

const patience = { timeout: 60_000, interval: 100 };
const tasks = 20;

let office: KillingOffice;
let server: TestServer;
const profiles = [newProfile(), newProfile()];
const cores: CoreProcess[] = [];

beforeAll(async () => {
  office = await makeKillingOffice(tasks, 'pglite');
  server = await startServer({ data: office.folder, words: ['--no-demo'] });
  for (const [index, profile] of profiles.entries()) {
    const signIn = index === 0 ? credentials : deputyCredentials;
    const core = await startCore({ ...profile, serverUrl: server.url, credentials: signIn });
    cores.push(core);
    await settle(core, patience);
  }
}, 180_000);
afterAll(async () => {
  for (const core of cores) await core.kill();
  await server?.kill();
  office?.remove();
  for (const profile of profiles) profile.remove();
});

it('gives one effect and one friendly card for each of twenty tasks that owner and deputy confirm at the same moment', {
  timeout: 180_000,
}, async () => {
  for (const taskId of office.taskIds) {
    const answers = await Promise.all(cores.map((core) => core.invoke('task.confirm', { taskId, expectedVersion: 1 })));
    expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
  }
  await Promise.all(cores.map((core) => settle(core, patience)));
  for (const core of cores) await settle(core, patience); // what the other one did meanwhile

  const cards = (await Promise.all(cores.map((core) => core.ask('conflicts.list', {})))).flat();
  expect(new Set(cards.map(({ taskId }) => taskId))).toEqual(new Set(office.taskIds));
  expect(cards).toHaveLength(tasks);
  for (const { outcome, choices, theirs, me } of cards) {
    expect({ outcome, choices }).toEqual({ outcome: 'same', choices: ['acknowledge'] });
    expect(theirs?.task.confirmed?.by).not.toBe(me);
  }
  for (const core of cores) {
    for (const { taskId, mine } of await core.ask('conflicts.list', {})) {
      const commandIds = mine.map(({ commandId }) => commandId);
      await core.ask('conflicts.resolve', { taskId, commandIds, choice: 'acknowledge', text: 'Gelesen.' });
    }
    expect(await core.ask('sync.status', {})).toMatchObject({ refused: 0, held: 0, waiting: 0 });
  }
  await server.stop();
  const facts = await office.look(readServerFacts);
  for (const taskId of office.taskIds) {
    expect(facts.tasks.get(taskId)).toMatchObject({ state: 'confirmed', version: 2, applied: 1, transfers: 2 });
  }
  expect(facts.commands).toBe(2 * tasks);
});
