import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type DeskId, officeDesk } from '../../../../server/policy/desks.ts';
import type { Database } from '../../../../server/store/database.ts';
import { desksChannel } from '../../../../server/store/placement.ts';
import { type ChangeHub, createChangeHub, type Listener } from '../../../../server/sync/change-hub.ts';
import type { WorkerId } from '../../../../shared/base/ids.ts';
import { engines } from '../../../helpers/databases.ts';

const newDesk = () => randomUUID() as DeskId;

describe('the hub of change signals', () => {
  let database: Database;
  let hub: ChangeHub | undefined;
  /** Questions about somebody's desks that have not been answered yet, in their order. */
  let questions: { answer: (desks: readonly DeskId[]) => void; fail: () => void }[];

  beforeAll(async () => {
    const [pglite] = engines;
    if (pglite === undefined) throw new Error('no database');
    database = await pglite.openBare();
  });
  afterEach(() => hub?.close());

  async function openHub(): Promise<ChangeHub> {
    questions = [];
    const visibleDesks = () => {
      const { promise, resolve, reject } = Promise.withResolvers<readonly DeskId[]>();
      questions.push({ answer: resolve, fail: () => reject(new Error('no database')) });
      return promise;
    };
    hub = await createChangeHub({ database, now: () => new Date(), visibleDesks });
    return hub;
  }

  function newListener() {
    const heard = { changed: 0, ended: false };
    const listener: Listener = {
      workerId: randomUUID() as WorkerId,
      session: 'session',
      expiresAt: new Date(Date.now() + 60_000),
      changed: () => void heard.changed++,
      heartbeat: () => undefined,
      end: () => {
        heard.ended = true;
      },
    };
    return { heard, listener };
  }

  const signal = (desk: DeskId) => database.transaction(async (transaction) => transaction.signal(desksChannel, desk));
  const asked = (count: number) => vi.waitFor(() => expect(questions).toHaveLength(count));

  async function settledListener(open: ChangeHub, desks: readonly DeskId[]) {
    const { heard, listener } = newListener();
    const added = open.add(listener);
    questions.at(-1)?.answer(desks);
    await added;
    return heard;
  }

  it('tells a workstation to pull only once it hears what changes from then on', async () => {
    const open = await openHub();
    const desk = newDesk();
    const { heard, listener } = newListener();
    const added = open.add(listener);
    await signal(desk); // nobody hears it for this listener yet
    expect(heard.changed).toBe(0);
    questions[0]?.answer([officeDesk, desk]);
    await added;
    expect(heard.changed).toBe(1);
    await signal(desk);
    await vi.waitFor(() => expect(heard.changed).toBe(2));
  });

  it('tells it again when rights have grown, since the new desk may have changed while it was asked', async () => {
    const open = await openHub();
    const gained = newDesk();
    const heard = await settledListener(open, [officeDesk]);
    const other = await settledListener(open, [gained]);
    await signal(officeDesk);
    await asked(3);
    await signal(gained);
    await vi.waitFor(() => expect(other.changed).toBe(2)); // so that signal is over
    expect(heard.changed).toBe(2);
    questions[2]?.answer([officeDesk, gained]);
    await vi.waitFor(() => expect(heard.changed).toBe(3));
  });

  it('keeps the answer to the last question about rights, whichever comes last', async () => {
    const open = await openHub();
    const heard = await settledListener(open, [officeDesk]);
    const [older, newer] = [newDesk(), newDesk()];
    await signal(officeDesk);
    await asked(2);
    await signal(officeDesk);
    await asked(3);
    questions[2]?.answer([officeDesk, newer]);
    questions[1]?.answer([officeDesk, older]);
    const before = await vi.waitFor(() => {
      expect(heard.changed).toBeGreaterThanOrEqual(4);
      return heard.changed;
    });
    await signal(newer);
    await vi.waitFor(() => expect(heard.changed).toBe(before + 1));
  });

  it('keeps nobody whose rights could not be read', async () => {
    const open = await openHub();
    const { listener } = newListener();
    const added = open.add(listener);
    questions[0]?.fail();
    await expect(added).rejects.toThrow('no database');
    expect(open.count()).toBe(0);
  });
});
