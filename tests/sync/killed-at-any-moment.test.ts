import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it, onTestFailed } from 'vitest';
import type { TaskId } from '../../shared/base/ids.ts';
import { type BadNetwork, startBadNetwork } from '../helpers/bad-network.ts';
import { fileByProposal, settle } from '../helpers/caseworker.ts';
import { type CoreProcess, newProfile } from '../helpers/core-process.ts';
import { checkTask, readServerAtTheEnd, type ServerAtTheEnd } from '../helpers/kills/check-server.ts';
import { pause } from '../helpers/kills/deadline.ts';
import { type KillReport, sumCounts } from '../helpers/kills/kill-report.ts';
import { deputyCredentials, type KillingOffice, makeKillingOffice } from '../helpers/kills/killing-office.ts';
import type { TaskMemory } from '../helpers/kills/person-memory.ts';
import { planPhases } from '../helpers/kills/phases.ts';
import { credentials } from '../helpers/office-folder.ts';
import { createRestlessDevice, type RestlessDevice } from '../helpers/restless-device.ts';
import { seeded } from '../helpers/seeded.ts';
import { startServer, type TestServer } from '../helpers/server-process.ts';

/** A long run: `npm run test:kills -- --count 500 --seed 7`, on PostgreSQL with `--database postgres`. */
const kills = Number(process.env.KILLS ?? 12);
const seed = Number(process.env.KILLS_SEED ?? 20_261_124);
const database = process.env.KILLS_DATABASE === 'postgres' ? 'postgres' : 'pglite';
const reportFile = process.env.KILLS_REPORT;

const ownDevices = 3;
const livesOfDeputy = Math.max(3, Math.round(kills / 8));
const livesOfOwn = Math.ceil((kills - livesOfDeputy) / ownDevices);
const tasksADevice = Math.max(6, livesOfOwn);
const patience = { timeout: 120_000, interval: 200 };
const milliseconds = 300_000 + kills * 12_000;

let office: KillingOffice;
let server: TestServer;
let network: BadNetwork;
const profiles = Array.from({ length: ownDevices + 1 }, newProfile);

beforeAll(async () => {
  office = await makeKillingOffice((ownDevices + 1) * tasksADevice, database);
  server = await serve();
  network = await startBadNetwork(server.url, seed);
}, milliseconds);
afterAll(async () => {
  await server?.kill();
  await network?.close();
  office?.remove();
  for (const profile of profiles) profile.remove();
});

function serve(port = 0): Promise<TestServer> {
  return startServer({ data: office.folder, port, words: ['--no-demo', ...office.words] });
}

it(`loses and doubles nothing when core, server and network fail at ${kills} moments`, {
  timeout: milliseconds,
}, async () => {
  onTestFailed(() =>
    console.error(`again with npm run test:kills -- --count ${kills} --seed ${seed} --database ${database}`),
  );
  const startedAt = Date.now();
  let isRevoked = false;
  const devices = profiles.map((profile, number) =>
    createRestlessDevice({
      name: number < ownDevices ? `device ${number}` : 'deputy',
      profile,
      core: {
        serverUrl: network.url,
        credentials: number < ownDevices ? credentials : deputyCredentials,
        clockSpeed: 20,
        clockStart: startedAt,
      },
      taskIds: office.taskIds.filter((_taskId, index) => index % (ownDevices + 1) === number),
      readableIds: office.readableIds,
      random: seeded(seed + number),
      mayForward: number < ownDevices,
      isRevoked: () => number === ownDevices && isRevoked,
    }),
  );
  const owners = devices.slice(0, ownDevices);
  const deputy = devices[ownDevices];
  if (deputy === undefined) throw new Error('no deputy');
  for (const device of devices.slice(1)) {
    const core = await device.wakeUp();
    await settle(core, patience);
    await device.check(core);
    await core.close();
  }
  network.set({ mode: 'bad', rate: 0.3 }); // the first device has not synced yet: it is killed while it does

  let isOver = false;
  let livesLeft = livesOfDeputy;
  const restarts = { kills: 0, stops: 0 };
  /** Kills the server, or asks it to end, and starts it again. Once, the right of the deputy ends while it is down. */
  const keepRestarting = async () => {
    const random = seeded(seed + 1000);
    for (;;) {
      const until = Date.now() + random.between(2000, 6000);
      while (Date.now() < until && !isOver) await pause(50);
      const isDue = !isRevoked && livesLeft <= livesOfDeputy / 2;
      if (isOver && !isDue) return;
      const hard = random.chance(0.7);
      restarts[hard ? 'kills' : 'stops'] += 1;
      await (hard ? server.kill() : server.stop());
      if (isDue) {
        isRevoked = true;
        await office.endDeputyships();
      }
      await pause(random.between(0, 500));
      server = await serve(server.port);
    }
  };
  const restarting = keepRestarting();
  const lives = await Promise.allSettled([
    ...owners.map(async (device, number) => {
      for (const phase of planPhases(livesOfOwn, seed + 10 * number)) await device.liveOnce(phase);
    }),
    (async () => {
      for (; livesLeft > 0; livesLeft -= 1) await deputy.liveOnce(isRevoked ? 'right-revoked' : 'deputy');
    })(),
  ]);
  isOver = true;
  await restarting;
  for (const ended of lives) if (ended.status === 'rejected') throw ended.reason;

  network.set({ mode: 'good' });
  const seen = new Map<string, { readonly state: string; readonly version: number }>();
  for (const device of owners) await endOfDay(device, seen);
  const kept = await endOfRight(deputy);
  await server.stop();

  const facts = await office.look((opened) => readServerAtTheEnd(opened, office.folder, randomUUID));
  expect(facts.audit.sound).toBe(true);
  for (const task of facts.tasks.values()) checkTask(office, task);
  for (const [taskId, state] of seen) expect(facts.tasks.get(taskId)).toMatchObject(state);
  for (const device of owners) {
    for (const [taskId, memory] of device.remembered()) checkNotes(facts, taskId, memory);
  }
  for (const [taskId, memory] of deputy.remembered()) checkDeputy(facts, taskId, memory, kept);
  const filed = [...facts.tasks.values()].filter((task) => task.state === 'filed').length;
  expect(filed).toBeGreaterThan(0);

  const report: KillReport = {
    seed,
    database,
    ...sumCounts(devices.map((device) => device.counts)),
    serverKills: restarts.kills,
    serverStops: restarts.stops,
    networkFaults: network.counts,
    commandsOnServer: facts.commands,
    filed,
    notes: [...facts.notes.values()].reduce((sum, texts) => sum + texts.length, 0),
    keptOnCards: kept.size,
    auditEntries: facts.audit.entries,
    seconds: Math.round((Date.now() - startedAt) / 1000),
  };
  if (reportFile !== undefined) writeFileSync(reportFile, `${JSON.stringify(report, null, 2)}\n`);
  if (process.env.KILLS !== undefined) console.info(JSON.stringify(report));
});

/** Everything arrives; what is confirmed is filed; what is shown is what the server will have. */
async function endOfDay(
  device: RestlessDevice,
  seen: Map<string, { readonly state: string; readonly version: number }>,
): Promise<void> {
  const core = await device.wakeUp();
  await settle(core, patience);
  await device.check(core);
  for (const [taskId, { state }] of device.remembered()) {
    if (state === 'confirmed') await fileByProposal(core, taskId);
  }
  await settle(core, patience);
  expect(await core.tool('verify')).toMatchObject({ sound: true });
  for (const [taskId, { state }] of device.remembered()) {
    const { task, refusal } = await core.ask('task.show', { taskId });
    expect({ refusal, state: task.state }).toEqual({ refusal: null, state: state === 'confirmed' ? 'filed' : state });
    seen.set(taskId, { state: task.state, version: task.version });
  }
  await core.close();
}

/** Nothing is left on the machine but the person's own refused work: by task, what is on its card. */
async function endOfRight(deputy: RestlessDevice): Promise<ReadonlyMap<TaskId, readonly string[]>> {
  const core = await deputy.wakeUp();
  await settle(core, patience);
  expect(await core.tool('verify')).toMatchObject({ sound: true });
  for (const taskId of office.taskIds) {
    expect(await core.invoke('task.show', { taskId })).toMatchObject({ failure: { kind: 'not-found' } });
  }
  expect(await core.tool('doctor')).toMatchObject({ cache: { tasks: 0 } });
  const cards = await cardsOf(core);
  await core.close();
  return cards;
}

async function cardsOf(core: CoreProcess): Promise<ReadonlyMap<TaskId, readonly string[]>> {
  const cards = await core.ask('conflicts.list', {});
  return new Map(
    cards.map(({ taskId, mine }) => [
      taskId,
      mine.map((command) => (command.kind === 'note' ? command.text : command.kind)),
    ]),
  );
}

/** Every note that was answered is there, none twice, and none that nobody wrote. */
function checkNotes(facts: ServerAtTheEnd, taskId: TaskId, { notes }: TaskMemory): void {
  const written = facts.notes.get(taskId) ?? [];
  expect(new Set(written).size).toBe(written.length);
  for (const [text, certainty] of notes) if (certainty === 'sure') expect(written).toContain(text);
  for (const text of written) expect([...notes.keys()]).toContain(text);
}

/** What a deputy did is either on the server or on a card: nothing of it is gone. */
function checkDeputy(
  facts: ServerAtTheEnd,
  taskId: TaskId,
  { state, maybe, notes }: TaskMemory,
  kept: ReadonlyMap<TaskId, readonly string[]>,
): void {
  const there = facts.tasks.get(taskId)?.state ?? 'open';
  const card = kept.get(taskId) ?? [];
  if (![state, ...maybe].includes(there))
    expect({ taskId, state, there, card: card.length > 0 }).toMatchObject({ card: true });
  const written = facts.notes.get(taskId) ?? [];
  expect(new Set(written).size).toBe(written.length);
  for (const [text, certainty] of notes) if (certainty === 'sure') expect([...written, ...card]).toContain(text);
}
