import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settle } from '../helpers/caseworker.ts';
import { type CoreProcess, newProfile, startCore } from '../helpers/core-process.ts';
import { startServer, type TestServer } from '../helpers/server-process.ts';

const patience = { timeout: 120_000, interval: 200 };

/** A team lead and a caseworker of her team, each with a workstation of their own, and the real server between them. */
describe('a team lead passes tasks on', { timeout: 240_000 }, () => {
  const [leadProfile, ownProfile] = [newProfile(), newProfile()];
  let server: TestServer;
  let lead: CoreProcess;
  let sabine: CoreProcess;

  beforeAll(async () => {
    server = await startServer();
    const start = (demoLogin: string, folders: typeof leadProfile) =>
      startCore({ ...folders, serverUrl: server.url, demoLogin });
    lead = await start('m.vossen', leadProfile);
    sabine = await start('s.okafor', ownProfile);
    await settle(lead, patience);
    await settle(sabine, patience);
  }, 240_000);
  afterAll(async () => {
    await lead?.close();
    await sabine?.close();
    await server?.dispose();
    leadProfile.remove();
    ownProfile.remove();
  });

  const own = async (core: CoreProcess) => (await core.ask('inbox.counts', {})).own;
  const chosenOf = async (name: string, count: number) => {
    const { colleagues } = await lead.ask('coordination.team', {});
    const workerId = colleagues.find((colleague) => colleague.name === name)?.workerId;
    if (workerId === undefined) throw new Error(`${name} is not of the team`);
    const { rows } = await lead.ask('coordination.pile', { pile: { kind: 'colleague', workerId } });
    return { workerId, tasks: rows.slice(0, count).map(({ id, version }) => ({ taskId: id, version })) };
  };

  it('to a colleague, whose desk has them then; and takes them back after they have left her machine', async () => {
    const before = await own(sabine);
    const { tasks, workerId: from } = await chosenOf('Sabine Okafor', 8);
    const { workerId } = await chosenOf('Jonas Rademacher', 0);
    const request = { tasks, to: { workerId }, reason: 'Ausgleich im Team', includeClaimed: false };
    const { done, left, batchId } = await lead.ask('coordination.reassign', request);
    expect([done, left]).toEqual([8, []]);
    await settle(lead, patience);
    await settle(sabine, patience);
    expect(await own(sabine)).toBe(before - 8);
    expect(await lead.ask('coordination.batches', {})).toMatchObject([{ batchId, held: 0, refused: 0, unchanged: 8 }]);

    // a colleague goes on with one of them meanwhile
    const [first] = tasks;
    if (first === undefined) throw new Error('nothing was chosen');
    await sabine.ask('task.claim', { taskId: first.taskId, expectedVersion: 2, takeOver: true });
    const letter = {
      reason: 'R01',
      text: 'Bitte schicken Sie den Nachweis noch einmal.',
      dueOn: '2030-01-01',
    } as const;
    await sabine.ask('task.request', { taskId: first.taskId, expectedVersion: 2, ...letter });
    await settle(sabine, patience);
    await settle(lead, patience);

    const undone = await lead.ask('coordination.undo', { batchId });

    expect(undone).toMatchObject({ done: 7, left: [{ taskId: first.taskId, why: 'changed' }] });
    await settle(lead, patience);
    await settle(sabine, patience);
    expect(await own(sabine)).toBe(before - 1);
    const { task } = await sabine.ask('task.show', { taskId: tasks[1]?.taskId ?? first.taskId });
    expect(task).toMatchObject({ assigneeId: from, lastStep: { text: 'Zurückgenommen: Ausgleich im Team' } });
  });

  it('and sees who has one in hand; the claim of the one who was faster holds', async () => {
    const { tasks } = await chosenOf('Sabine Okafor', 1);
    const [one] = tasks;
    if (one === undefined) throw new Error('nothing there');
    const step = { taskId: one.taskId, expectedVersion: one.version };
    // both take it before either has heard of the other
    await sabine.ask('task.claim', { ...step, takeOver: false });
    await settle(sabine, patience);
    await lead.ask('task.claim', { ...step, takeOver: false }).catch(() => undefined);
    await settle(lead, patience);

    const { claimedBy, isClaimedByMe } = await lead.ask('task.show', { taskId: one.taskId });
    expect([claimedBy?.name, isClaimedByMe]).toEqual(['Sabine Okafor', false]);
    const request = { tasks, to: { workerId: null }, reason: 'Ausgleich im Team', includeClaimed: false };
    expect(await lead.ask('coordination.reassign', request)).toMatchObject({
      done: 0,
      left: [{ why: 'claimed', claimedBy: 'Sabine Okafor' }],
    });
  });
});
