import { randomFillSync } from 'node:crypto';
import { closeSync, fdatasyncSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { WritableDatabase } from '../../../electron/cache/handle.ts';
import type { Invoke } from '../../../electron/ipc/guard.ts';
import { enqueue } from '../../../electron/outbox/enqueue.ts';
import { openJournal } from '../../../electron/outbox/journal.ts';
import { toInstant } from '../../../shared/base/calendar-date.ts';
import { commandId, type TaskId } from '../../../shared/base/ids.ts';
import type { ChannelName, RequestOf, ResponseOf } from '../../../shared/ipc/index.ts';
import { cacheKey, createCache, fillCache } from '../data/cache.ts';
import { openChannels } from '../data/desk.ts';
import { now } from '../data/office.ts';
import { inTemporaryFolder } from '../data/temporary-folder.ts';
import { type Figure, toFigure } from '../figure.ts';
import { median, percentile, timed, timedAsync } from '../measure.ts';

const SIZE = { cases: 2000, tasks: 10_000, documents: 40_000 };
const TASKS = 100;
const WARM_UP = 99;
const inboxOf = (scope: 'own' | 'team') =>
  ({
    filter: { scope, status: 'to-do', procedure: null, order: 'due' },
    offset: 0,
    limit: scope === 'own' ? TASKS : TASKS + WARM_UP + 1,
  }) as const;

/**
 * Confirm and file through the channels of the interface, each durable when answered, then everything the screen asks for
 * the next task. Value and limit: one durable commit of a click in the cache, and a bare append with fdatasync. In turns.
 */
export function measureTwoClicks(): Promise<Figure> {
  return inTemporaryFolder(async (folder) => {
    const db = createCache(join(folder, 'cache.db'));
    fillCache(db, SIZE);
    let ids = 0;
    const newId = () => `0000000b-0000-4000-8000-${(ids++).toString(16).padStart(12, '0')}`;
    const newIv = () => randomFillSync(new Uint8Array(12));
    const { journal } = openJournal(join(folder, 'outbox.journal'), cacheKey, newIv);
    const ask = asking(openChannels(db, { journal }, newId));
    const tasks = (await ask('inbox.list', inboxOf('own'))).rows.map((row) => row.id);
    const others = (await ask('inbox.list', inboxOf('team'))).rows.map((row) => row.id);
    const appended = randomFillSync(
      new Uint8Array(measureCommitBytes(db, join(folder, 'cache.db-wal'), others, newId)),
    );
    for (const other of others.slice(1, 1 + WARM_UP)) confirmInCache(db, other, newId());
    const file = openSync(join(folder, 'append'), 'w');
    const [pairs, clicks, commits, appends]: [number[], number[], number[], number[]] = [[], [], [], []];
    for (const [index, taskId] of tasks.entries()) {
      const { proposal, task } = await ask('task.show', { taskId });
      const { register, documents, caseFileId } = proposal;
      if (caseFileId === null) throw new Error('A task has no file');
      const confirm = { taskId, expectedVersion: task.version };
      const filing = { taskId, expectedVersion: task.version + 1, caseFileId, register, documents };
      const work = async () => {
        clicks.push(await timedAsync(() => ask('task.confirm', confirm)));
        await ask('task.file', filing);
        await ask('inbox.list', inboxOf('own'));
        await ask('inbox.counts', {});
        await ask('task.undoable', {});
        await ask('task.show', { taskId: tasks[index + 1] ?? taskId });
      };
      pairs.push(await timedAsync(work));
      const other = others[index + 1 + WARM_UP];
      if (other !== undefined) commits.push(timed(() => confirmInCache(db, other, newId())));
      appends.push(timed(() => appendDurably(file, appended)));
    }
    closeSync(file);
    journal.close();
    db.close();
    const [value, limit, pair] = [median(commits), median(appends), median(pairs)];
    return toFigure({
      value,
      limit,
      unit: 'ms',
      goals: { 'commit <= 1.5 x append': value <= 1.5 * limit, 'both clicks and the next task <= 50 ms': pair <= 50 },
      details: {
        'both clicks and the data of the next task': pair,
        p95: percentile(pairs, 95),
        'one click with its journal': median(clicks),
        'bytes a commit': appended.length,
      },
    });
  });
}

function asking(invoke: Invoke) {
  return async <Name extends ChannelName>(channel: Name, request: RequestOf<Name>): Promise<ResponseOf<Name>> => {
    const answer = await invoke(channel, request);
    if (!answer.ok) throw new Error(`${channel} failed: ${answer.failure.kind}`);
    return answer.value as ResponseOf<Name>;
  };
}

/** The click without its second copy in the journal. */
function confirmInCache(db: WritableDatabase, taskId: TaskId, id: string): void {
  const journal = { append: () => () => undefined, close: () => undefined };
  const issuedAt = toInstant(now);
  const command = { kind: 'confirm', commandId: commandId.parse(id), taskId, expectedVersion: 1, issuedAt } as const;
  if (!enqueue({ db, journal }, command).ok) throw new Error('A click was refused');
}

/** What one click adds to the log of the database: the same bytes are appended bare. */
function measureCommitBytes(db: WritableDatabase, log: string, tasks: readonly TaskId[], newId: () => string): number {
  db.all('PRAGMA wal_checkpoint(TRUNCATE)');
  const [first] = tasks;
  if (first === undefined) throw new Error('Nothing to click');
  confirmInCache(db, first, newId());
  return statSync(log).size;
}

function appendDurably(file: number, bytes: Uint8Array): void {
  writeSync(file, bytes);
  fdatasyncSync(file);
}
