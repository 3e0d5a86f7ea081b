import { buffer } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadFileDocumentsOfTask } from '../../../../server/store/file-document.ts';
import type { TaskId } from '../../../../shared/base/ids.ts';
import { engines } from '../../../helpers/databases.ts';
import { anyCommandOn, deviceOf, taskOf } from '../../../helpers/office-device.ts';
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
