import { buffer } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadDeputyships } from '../../../../server/store/deputyship.ts';
import { loadHandBack } from '../../../../server/store/deputyship-reads.ts';
import { loadFileDocumentsOfTask } from '../../../../server/store/file-document.ts';
import type { TaskId } from '../../../../shared/base/ids.ts';
import { engines } from '../../../helpers/databases.ts';
import { anyCommandOn, commandOn, deviceOf, fileCommandOn, taskOf } from '../../../helpers/office-device.ts';
import { openSmallOffice, type SmallOffice, submitSickNote } from '../../../helpers/small-office.ts';
import { readPdf } from '../documents/read-pdf.ts';

describe('what a deputy does', () => {
  let office: SmallOffice;
  beforeAll(async () => {
    const database = await engines[0]?.open();
    if (database === undefined) throw new Error('no database');
    office = await openSmallOffice(database);
  });

  const documentsOf = (taskId: TaskId) =>
    office.database.read((queryable) => loadFileDocumentsOfTask(queryable, taskId));

  it('is filed in the name of both, and the task says so', async () => {
    const { taskId } = await submitSickNote(office);
    const dilek = deviceOf(office, office.dilek);
    await dilek.give(anyCommandOn(office, 'confirm', await taskOf(office, taskId)));
    await dilek.give(anyCommandOn(office, 'file', await taskOf(office, taskId)));
    const onBehalfOf = { id: office.sabine.id, name: 'Sabine' };
    expect(await taskOf(office, taskId)).toMatchObject({ confirmed: { onBehalfOf }, filed: { onBehalfOf } });
    const names = (await documentsOf(taskId)).map(({ filedByName }) => filedByName);
    expect(new Set(names)).toEqual(new Set(['Dilek in Vertretung für Sabine']));
  });

  it('counts when it comes after the weekend, and is handed back as done in time', async () => {
    const { taskId } = await submitSickNote(office, ['drei']);
    let now = new Date('2026-11-27T08:00:00.000Z');
    const dilek = deviceOf(office, office.dilek, () => now);
    await dilek.give(anyCommandOn(office, 'claim', await taskOf(office, taskId)));
    const takenAt = '2026-11-27T15:00:00.000Z';
    const [seen, stamp] = [await taskOf(office, taskId), { issuedAt: takenAt }];
    const confirm = commandOn('confirm', seen, stamp);
    const file = fileCommandOn(
      office,
      { ...seen, version: seen.version + 1 },
      { ...stamp, follows: confirm.commandId },
    );
    now = new Date('2026-11-30T07:00:00.000Z');
    const answers = await dilek.send(confirm, file);
    expect(answers.map(({ outcome, task, documents }) => [outcome, task, documents])).toEqual([
      ['applied', null, []],
      ['applied', null, []],
    ]);
    expect(await taskOf(office, taskId)).toMatchObject({
      state: 'filed',
      filed: { at: takenAt, onBehalfOf: { id: office.sabine.id } },
    });
    const { done } = await office.database.read(async (queryable) => {
      const [deputyship] = await loadDeputyships(queryable, [office.deputyship]);
      if (deputyship === undefined) throw new Error('no deputyship');
      return loadHandBack(queryable, deputyship, []);
    });
    expect(done.filter((step) => step.taskId === taskId)).toMatchObject([
      { action: 'confirm', at: now.toISOString(), takenAt },
      { action: 'file', at: now.toISOString(), takenAt },
    ]);
  });

  it('and came too late stays as a note at the task, one for steps that rest on each other', async () => {
    const { taskId } = await submitSickNote(office, ['vier']);
    const seen = await taskOf(office, taskId);
    const stamp = { issuedAt: '2026-11-27T15:00:00.000Z' };
    const request = commandOn('request', seen, {
      ...stamp,
      ...{ reason: 'R01', text: 'Bitte schicken Sie Seite 2.', dueOn: '2026-12-08' },
    });
    const resume = commandOn('resume', { ...seen, version: 2 }, { ...stamp, follows: request.commandId });
    const late = () => new Date('2026-12-01T07:00:00.000Z');
    const answers = await deviceOf(office, office.dilek, late).send(request, resume);
    expect(answers).toMatchObject([
      { outcome: 'refused', task: null },
      { outcome: 'refused', task: null },
    ]);
    expect(await taskOf(office, taskId)).toMatchObject({
      state: 'open',
      notes: [
        {
          kind: 'conflict',
          text: 'Nicht übernommen: „Rückfrage“ vom 27.11.2026. Der Schritt kam erst am 01.12.2026 an, nach dem Ende der Vertretung.\n\nBitte schicken Sie Seite 2.',
          act: { byName: 'Dilek', onBehalfOf: { name: 'Sabine' } },
        },
      ],
    });
    // whoever never stood in leaves nothing
    await deviceOf(office, office.stranger, late).send(commandOn('confirm', seen, stamp));
    expect((await taskOf(office, taskId)).notes).toHaveLength(1);
  });

  it('stands in the letter to the citizen', async () => {
    const { taskId } = await submitSickNote(office, ['zwei']);
    await deviceOf(office, office.dilek).give(anyCommandOn(office, 'request', await taskOf(office, taskId)));
    const [letter] = await documentsOf(taskId);
    const stream = letter === undefined ? null : await office.content.read(letter.contentHash);
    if (stream === null) throw new Error('the letter has no content');
    const { pages } = await readPdf(await buffer(stream));
    expect(pages.join('\n')).toMatch(/Dilek\s+in Vertretung für Sabine/);
    expect(letter?.filedByName).toBe('Dilek in Vertretung für Sabine');
  });
});
