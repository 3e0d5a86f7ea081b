import { beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../../helpers/databases.ts';
import { commandOn, deviceOf, fileCommandOn, taskOf } from '../../../helpers/office-device.ts';
import { openSmallOffice, type SmallOffice, submitSickNote } from '../../../helpers/small-office.ts';

describe('the documents in an answer', () => {
  let office: SmallOffice;
  beforeAll(async () => {
    const database = await engines[0]?.open();
    if (database === undefined) throw new Error('no database');
    office = await openSmallOffice(database);
  });

  it('are those of a file that the person may see: with the last click on a task a stranger loses the household', async () => {
    const { taskId } = await submitSickNote(office);
    const { stranger } = office;
    const to = { workerId: stranger.id, teamId: stranger.teamId };
    const task = () => taskOf(office, taskId);
    await deviceOf(office, office.sabine).give(commandOn('forward', await task(), { to, reason: 'zuständig' }));
    const device = deviceOf(office, stranger);
    expect(await device.give(commandOn('confirm', await task()))).toMatchObject({ outcome: 'applied' });
    const filed = await device.give(fileCommandOn(office, await task()));
    expect(filed).toMatchObject({ outcome: 'applied', task: { state: 'filed' }, documents: [] });
    const noted = await device.give(commandOn('note', await task(), { noteKind: 'note', text: 'Erledigt.' }));
    expect(noted).toMatchObject({ outcome: 'applied', task: { state: 'filed' }, documents: [] });
    // whose household it is gets them as before
    const sabine = deviceOf(office, office.sabine);
    const seen = await sabine.give(commandOn('note', await task(), { noteKind: 'note', text: 'Danke.' }));
    expect(seen).toMatchObject({ outcome: 'refused', reason: 'unknown-task', documents: [] });
  });
});
