import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { officeDesk } from '../../../../server/policy/desks.ts';
import { place, placeAll } from '../../../../server/store/placement.ts';
import { ensureEpoch } from '../../../../server/sync/epoch.ts';
import type { PullLine } from '../../../../shared/wire/pull.ts';
import { engines } from '../../../helpers/databases.ts';
import { openSmallOffice, receivedAt, type SmallOffice, submitSickNote } from '../../../helpers/small-office.ts';
import { cursorOf, type ServerUnderTest, serve } from '../../../helpers/test-server.ts';

describe.each(engines)('the pull on $name', ({ open }) => {
  let office: SmallOffice;
  let server: ServerUnderTest;
  let today = receivedAt as string;

  beforeAll(async () => {
    office = await openSmallOffice(await open());
    const { database } = office;
    await database.transaction(async (transaction) => {
      const staff = [office.sabine, office.benno, office.dilek, office.rita, office.stranger];
      await placeAll(
        transaction,
        'worker',
        staff.map(({ id }) => ({ id, desks: [officeDesk] })),
      );
      const desks = [office.sabine.id, office.sabine.teamId, office.benno.id, office.benno.teamId];
      await place(transaction, 'case', office.caseId, desks);
    });
    server = await serve(office, { now: () => new Date(today), pullSizes: { page: 2, checkpoint: 3 } });
  });

  beforeEach(() => {
    today = receivedAt;
  });

  it('sends everything a person may see at first, staff first, and nothing again afterwards', async () => {
    const { taskId } = await submitSickNote(office);
    const first = await server.pull(office.sabine, null);
    expect(first[0]).toMatchObject({ line: 'begin', reset: false, total: rowsOf(first).length });
    expect(topicsOf(first)).toEqual(['worker', 'deputyship', 'case', 'task']);
    expect(idsOf(first, 'put')).toContain(taskId);

    const second = await server.pull(office.sabine, cursorOf(first));
    expect(rowsOf(second)).toEqual([]);
  });

  it('shows a stranger the staff and who stands in for whom, and nothing else', async () => {
    await submitSickNote(office);
    expect(topicsOf(await server.pull(office.stranger, null))).toEqual(['worker', 'deputyship']);
  });

  it('sends only what changed', async () => {
    const before = cursorOf(await server.pull(office.sabine, null));
    const { taskId } = await submitSickNote(office);
    expect(idsOf(await server.pull(office.sabine, before), 'put')).toEqual([taskId]);
  });

  it('removes what was moved to a desk the person does not see, and puts it at the new one', async () => {
    const { taskId } = await submitSickNote(office);
    const [sabine, stranger] = [await server.pull(office.sabine, null), await server.pull(office.stranger, null)];
    await office.database.transaction((transaction) => place(transaction, 'task', taskId, [office.stranger.id]));
    expect(idsOf(await server.pull(office.sabine, cursorOf(sabine)), 'remove')).toEqual([taskId]);
    expect(idsOf(await server.pull(office.stranger, cursorOf(stranger)), 'put')).toEqual([taskId]);
  });

  it('keeps what only changed its place between two visible desks', async () => {
    const { taskId } = await submitSickNote(office);
    const before = cursorOf(await server.pull(office.sabine, null));
    await office.database.transaction((transaction) => place(transaction, 'task', taskId, [office.sabine.id]));
    const after = await server.pull(office.sabine, before);
    expect([idsOf(after, 'put'), idsOf(after, 'remove')]).toEqual([[taskId], []]);
  });

  it('gives the desk to a deputy on the first day and takes it back after the last', async () => {
    const { taskId } = await submitSickNote(office);
    today = '2026-11-22T12:00:00.000Z';
    const before = await server.pull(office.dilek, null);
    expect(idsOf(before, 'put')).not.toContain(taskId);

    today = '2026-11-22T23:00:00.000Z'; // midnight in Berlin
    const during = await server.pull(office.dilek, cursorOf(before));
    expect(idsOf(during, 'put')).toContain(taskId);

    today = '2026-11-27T23:00:00.000Z';
    const after = await server.pull(office.dilek, cursorOf(during));
    expect(idsOf(after, 'remove')).toContain(taskId);
    expect(idsOf(after, 'remove')).not.toContain(office.caseId); // still on the own team's desk
    expect(idsOf(after, 'put')).toEqual([]);
  });

  it('resumes a cut pull after any checkpoint without losing a row', async () => {
    for (let count = 0; count < 5; count++) await submitSickNote(office);
    const whole = await server.pull(office.sabine, null);
    const checkpoints = whole.flatMap((line, index) => (line.line === 'checkpoint' ? [{ line, index }] : []));
    expect(checkpoints.length).toBeGreaterThan(2);
    for (const { line, index } of checkpoints) {
      const rest = await server.pull(office.sabine, line.cursor);
      expect(new Set([...idsOf(whole.slice(0, index), 'put'), ...idsOf(rest, 'put')])).toEqual(
        new Set(idsOf(whole, 'put')),
      );
      expect(rest[0]).toMatchObject({ line: 'begin', total: rowsOf(rest).length });
    }
  });

  it('takes everything back when the right to a desk ended in the middle of a pull', async () => {
    for (let count = 0; count < 4; count++) await submitSickNote(office);
    today = '2026-11-24T12:00:00.000Z';
    const whole = await server.pull(office.dilek, null);
    const cut = whole.findLastIndex((line) => line.line === 'checkpoint');
    const arrived = idsOf(whole.slice(0, cut), 'put');
    today = '2026-11-28T12:00:00.000Z';
    const rest = await server.pull(office.dilek, cursorIn(whole[cut]));
    const kept = new Set([...arrived, ...idsOf(rest, 'put')].filter((id) => !idsOf(rest, 'remove').includes(id)));
    expect(kept).toEqual(new Set(idsOf(await server.pull(office.dilek, null), 'put')));
  });

  it('starts a workstation afresh when the database is another one than before', async () => {
    const before = await server.pull(office.sabine, null);
    await ensureEpoch(office.database, randomUUID, { renew: true });
    const after = await server.pull(office.sabine, cursorOf(before));
    expect(after[0]).toMatchObject({ reset: true });
    expect(new Set(idsOf(after, 'put'))).toEqual(new Set(idsOf(before, 'put')));
  });

  it.each(['x', 'e30', Buffer.from('{"e":1}').toString('base64url')])('refuses the cursor %s', async (cursor) => {
    const headers = await server.signIn(office.sabine);
    const answer = await server.app.inject({ method: 'POST', url: '/v1/pull', headers, payload: { cursor } });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ kind: 'invalid-input', fields: ['body.cursor'] });
  });

  it('compresses where the client takes it', async () => {
    const headers: Record<string, string> = { ...(await server.signIn(office.sabine)), 'accept-encoding': 'gzip' };
    const answer = await server.app.inject({ method: 'POST', url: '/v1/pull', headers, payload: { cursor: null } });
    expect(answer.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(answer.rawPayload).toString()).toMatch(/"line":"done"/);
  });
});

function rowsOf(lines: readonly PullLine[]): readonly PullLine[] {
  return lines.filter((line) => line.line === 'put' || line.line === 'remove');
}

function idsOf(lines: readonly PullLine[], kind: 'put' | 'remove'): readonly string[] {
  return lines.flatMap((line) => {
    if (line.line !== kind) return [];
    return line.line === 'put' ? [line.row.id] : [line.id];
  });
}

function topicsOf(lines: readonly PullLine[]): readonly string[] {
  return [...new Set(lines.flatMap((line) => (line.line === 'put' ? [line.topic] : [])))];
}

function cursorIn(line: PullLine | undefined): string {
  if (line?.line !== 'checkpoint') throw new Error('no checkpoint');
  return line.cursor;
}
