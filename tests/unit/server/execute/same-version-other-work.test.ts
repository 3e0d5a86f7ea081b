import { beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../../helpers/databases.ts';
import { commandOn, deviceOf, fileCommandOn, taskOf } from '../../../helpers/office-device.ts';
import { openSmallOffice, type SmallOffice, submitSickNote } from '../../../helpers/small-office.ts';

describe.each(engines)('a command that rests on a refused one, on $name', ({ open }) => {
  let office: SmallOffice;
  beforeAll(async () => {
    office = await openSmallOffice(await open());
  });

  it("is refused as well, although another person's work led to the same version", async () => {
    const task = await taskOf(office, (await submitSickNote(office)).taskId);
    const [absent, deputy] = [deviceOf(office, office.sabine), deviceOf(office, office.dilek)];
    await absent.give(commandOn('confirm', task));
    const takeOver = [{ field: 'unfitUntil', value: '2026-11-25', reason: 'So steht es auf der Bescheinigung.' }];
    const confirm = commandOn('confirm', task, { takeOver });
    const file = fileCommandOn(office, { ...task, version: 2 }, { follows: confirm.commandId });
    const answers = await deputy.send(confirm, file);
    expect(answers.map((answer) => answer.outcome === 'refused' && answer.reason)).toEqual([
      'already-confirmed',
      'version-conflict',
    ]);
    expect(await taskOf(office, task.id)).toMatchObject({ state: 'confirmed', version: 2, takenOver: {} });
  });

  it('is carried out when the other was carried out, in the same request or in an earlier one', async () => {
    const task = await taskOf(office, (await submitSickNote(office)).taskId);
    const device = deviceOf(office, office.sabine);
    const confirm = commandOn('confirm', task);
    await device.give(confirm);
    const answer = await device.give(fileCommandOn(office, { ...task, version: 2 }, { follows: confirm.commandId }));
    expect(answer).toMatchObject({ outcome: 'applied', task: { state: 'filed', version: 3 } });
  });
});
