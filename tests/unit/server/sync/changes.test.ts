import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { insertDeputyship } from '../../../../server/store/deputyship.ts';
import { toCalendarDate, toInstant } from '../../../../shared/base/calendar-date.ts';
import { deputyshipId } from '../../../../shared/base/ids.ts';
import type { Worker } from '../../../../shared/domain/worker.ts';
import { engines } from '../../../helpers/databases.ts';
import { openSmallOffice, type SmallOffice, submitSickNote } from '../../../helpers/small-office.ts';
import { type ServerUnderTest, serve } from '../../../helpers/test-server.ts';

describe.each(engines)('the change signal on $name', ({ open }) => {
  let office: SmallOffice;
  let server: ServerUnderTest;
  let address: string;
  const opened: AbortController[] = [];

  beforeAll(async () => {
    office = await openSmallOffice(await open());
    server = await serve(office);
    address = await server.app.listen({ port: 0 });
  });
  afterEach(() => {
    for (const controller of opened.splice(0)) controller.abort();
  });

  /** Counts `changed` events; the first one comes on connecting. */
  async function listenAs(worker: Worker, headers?: { authorization: string }) {
    const controller = new AbortController();
    opened.push(controller);
    const response = await fetch(`${address}/v1/changes`, {
      headers: headers ?? (await server.signIn(worker)),
      signal: controller.signal,
    });
    const heard = { text: '', ended: false, count: () => heard.text.split('event: changed').length - 1 };
    void (async () => {
      try {
        for await (const chunk of response.body ?? []) heard.text += Buffer.from(chunk).toString();
      } catch {
        // aborted by the test
      }
      heard.ended = true;
    })();
    await vi.waitFor(() => expect(heard.count()).toBeGreaterThan(0));
    return { response, heard };
  }

  it('reaches those who see the desk, and nobody else', async () => {
    const [sabine, stranger] = [await listenAs(office.sabine), await listenAs(office.stranger)];
    expect([sabine.heard.count(), stranger.heard.count()]).toEqual([1, 1]);
    expect(sabine.response.headers.get('content-type')).toBe('text/event-stream');
    await submitSickNote(office);
    await vi.waitFor(() => expect(sabine.heard.count()).toBe(2));
    expect(stranger.heard.count()).toBe(1);
  });

  it('follows a deputyship that begins while the workstation listens', async () => {
    const { heard } = await listenAs(office.stranger);
    await office.database.transaction((transaction) =>
      insertDeputyship(transaction, {
        id: deputyshipId.parse('00000000-0000-4000-8000-0000000000d1'),
        absentWorkerId: office.sabine.id,
        deputyIds: [office.stranger.id],
        from: toCalendarDate('2026-11-24'),
        until: toCalendarDate('2026-11-24'),
        weekdays: null,
        procedures: null,
        teamIds: null,
        personIds: null,
        kind: 'sudden',
        setBy: null,
        setByName: 'Teamleitung',
        setAt: toInstant(new Date('2026-11-24T07:00:00.000Z')),
      }),
    );
    // at first that somebody stands in for somebody, then that the new desk is heard
    await vi.waitFor(() => expect(heard.count()).toBe(3), { timeout: 10_000 });
    await submitSickNote(office);
    await vi.waitFor(() => expect(heard.count()).toBe(4), { timeout: 10_000 });
  });

  it('ends when the session is signed out', async () => {
    const headers = await server.signIn(office.sabine);
    const { heard } = await listenAs(office.sabine, headers);
    await fetch(`${address}/v1/session`, { method: 'DELETE', headers });
    await vi.waitFor(() => expect(heard.ended).toBe(true));
  });

  it('ends when the server stops, which does not wait for listeners', async () => {
    const { heard } = await listenAs(office.sabine);
    await server.app.close();
    await vi.waitFor(() => expect(heard.ended).toBe(true));
  });
});
