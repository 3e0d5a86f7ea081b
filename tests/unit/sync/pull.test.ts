import { describe, expect, it } from 'vitest';
import { type Batch, type PullProgress, type PullTarget, pull } from '../../../electron/sync/pull.ts';
import type { ServerClient } from '../../../electron/sync/server-client.ts';
import { type Failure, failure } from '../../../shared/base/failure.ts';
import { failed, ok, type Result } from '../../../shared/base/result.ts';
import { Secret } from '../../../shared/base/secret.ts';
import { type Cursor, type PullLine, pullLine } from '../../../shared/wire/pull.ts';
import { sampleId, sampleTask } from '../../helpers/sample-rows.ts';

const token = new Secret('a token');
const never = new AbortController().signal;
const line = (value: unknown): PullLine => pullLine.parse(value);
const put = (number: number) => line({ line: 'put', topic: 'task', row: sampleTask(number) });
const remove = (number: number) => line({ line: 'remove', topic: 'task', id: sampleId('task', number) });
const checkpoint = (cursor: string) => line({ line: 'checkpoint', cursor });

/** Rows by id, as a cache would have them; each commit is one transaction. */
function memoryTarget(start: Cursor | null = null, known: readonly number[] = []) {
  const rows = new Set<string>(known.map((number) => sampleId('task', number)));
  const batches: Batch[] = [];
  let cursor = start;
  const target: PullTarget = {
    readCursor: () => cursor,
    commit(batch) {
      batches.push(batch);
      if (batch.rebuild) rows.clear();
      for (const change of batch.changes) {
        if (change.line === 'put') rows.add(change.row.id);
        else rows.delete(change.id);
      }
      cursor = batch.cursor;
    },
  };
  return { target, rows, batches, cursor: () => cursor };
}

/** A server that sends `lines` after the client's cursor and stops after `sent` of them, in the way of `end`. */
function clientOf(lines: readonly PullLine[], sent = lines.length, end: Result<undefined, Failure> = ok()) {
  const asked: (Cursor | null)[] = [];
  const client: Pick<ServerClient, 'pull'> = {
    async *pull(_token, cursor) {
      asked.push(cursor);
      for (const next of lines.slice(0, sent)) yield next;
      return end;
    },
  };
  return { client: client as ServerClient, asked };
}

function restAfter(lines: readonly PullLine[], cursor: Cursor | null): readonly PullLine[] {
  if (cursor === null) return lines;
  const place = lines.findIndex((candidate) => 'cursor' in candidate && candidate.cursor === cursor);
  const begin = line({ line: 'begin', reset: false, total: 0 });
  return place === lines.length - 1 ? [begin, lines[place] as PullLine] : [begin, ...lines.slice(place + 1)];
}

const stream: readonly PullLine[] = [
  line({ line: 'begin', reset: false, total: 7 }),
  put(1),
  put(2),
  checkpoint('a'),
  put(3),
  remove(1),
  checkpoint('b'),
  put(4),
  put(1),
  remove(2),
  line({ line: 'done', cursor: 'c' }),
];
const complete = [3, 4, 1].map((number) => sampleId('task', number)).sort();

describe('a pull', () => {
  it.each(Array.from(stream.keys()))('that is cut after %i lines is resumed at its last checkpoint', async (sent) => {
    for (const end of [ok(), failed(failure('offline'))] as const) {
      const { target, rows, batches, cursor } = memoryTarget();
      const first = clientOf(stream, sent, end);
      expect(await pull(target, first.client, token, never, () => undefined)).toEqual(failed(failure('offline')));
      const safe = stream.slice(0, sent).findLast((candidate) => candidate.line === 'checkpoint');
      expect(cursor()).toBe(safe?.line === 'checkpoint' ? safe.cursor : null);
      expect(batches.some((batch) => batch.complete)).toBe(false);

      const second = clientOf(restAfter(stream, cursor()));
      expect(await pull(target, second.client, token, never, () => undefined)).toEqual(ok());
      expect(second.asked).toEqual([safe?.line === 'checkpoint' ? safe.cursor : null]);
      expect([...rows].sort()).toEqual(complete);
      expect(batches.at(-1)).toMatchObject({ complete: true, cursor: 'c' });
    }
  });

  it('forgets the old rows only together with the first new ones, and only once', async () => {
    const reset = [line({ line: 'begin', reset: true, total: 7 }), ...stream.slice(1)];
    const cutBefore = memoryTarget('old' as Cursor, [8, 9]);
    await pull(cutBefore.target, clientOf(reset, 3).client, token, never, () => undefined);
    expect(cutBefore.rows.size).toBe(2); // a cut before the first checkpoint leaves everything as it was
    expect(cutBefore.cursor()).toBe('old');

    const cutAfter = memoryTarget('old' as Cursor, [8, 9]);
    await pull(cutAfter.target, clientOf(reset, 5).client, token, never, () => undefined);
    expect(cutAfter.batches.map((batch) => batch.rebuild)).toEqual([true]);
    await pull(cutAfter.target, clientOf(restAfter(reset, cutAfter.cursor())).client, token, never, () => undefined);
    expect(cutAfter.batches.map((batch) => batch.rebuild)).toEqual([true, false]);
    expect([...cutAfter.rows].sort()).toEqual(complete);
  });

  it('commits long answers in large parts, only at checkpoints, and tells how far it is', async () => {
    const lines: PullLine[] = [line({ line: 'begin', reset: false, total: 45_000 })];
    const id = sampleId('task', 1);
    for (let number = 1; number <= 45_000; number += 1) {
      lines.push({ line: 'remove', topic: 'task', id });
      if (number % 1500 === 0) lines.push(checkpoint(`${number}`));
    }
    lines.push(line({ line: 'done', cursor: 'end' }));
    const { target, batches } = memoryTarget();
    const told: PullProgress[] = [];
    expect(await pull(target, clientOf(lines).client, token, never, (progress) => told.push(progress))).toEqual(ok());
    expect(batches.map((batch) => batch.changes.length)).toEqual([21_000, 21_000, 3000]);
    expect(told.map((progress) => progress.done)).toEqual([0, 21_000, 42_000, 45_000]);
    expect(told.every((progress) => progress.first && progress.total === 45_000)).toBe(true);
  });

  it('answers the failure of the server and leaves the cache alone', async () => {
    for (const kind of ['signed-out', 'client-too-old', 'forbidden'] as const) {
      const { target, batches } = memoryTarget('old' as Cursor);
      const result = await pull(target, clientOf([], 0, failed(failure(kind))).client, token, never, () => undefined);
      expect(result).toEqual(failed(failure(kind)));
      expect(batches).toEqual([]);
    }
  });

  it('stores a new cursor when nothing changed', async () => {
    const { target, cursor } = memoryTarget('old' as Cursor);
    const nothing = [line({ line: 'begin', reset: false, total: 0 }), line({ line: 'done', cursor: 'new' })];
    expect(await pull(target, clientOf(nothing).client, token, never, () => undefined)).toEqual(ok());
    expect(cursor()).toBe('new');
  });
});
