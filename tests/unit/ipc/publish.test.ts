import { describe, expect, it } from 'vitest';
import { createChangeFeed } from '../../../electron/cache/change-feed.ts';
import { publishChanges } from '../../../electron/ipc/publish.ts';
import type { ChangeEvent } from '../../../shared/ipc/index.ts';

/** Timers that run when told. */
function handClock() {
  const waiting = new Set<() => void>();
  const after = (_ms: number, task: () => void) => {
    waiting.add(task);
    return () => void waiting.delete(task);
  };
  const run = () => {
    for (const task of [...waiting]) {
      waiting.delete(task);
      task();
    }
  };
  return { after, run };
}

describe('change events', () => {
  it('tell commits that come close together once, with every topic', () => {
    const [feed, clock, heard] = [createChangeFeed(), handClock(), [] as ChangeEvent[]];
    publishChanges(feed, clock, (event) => heard.push(event));
    feed.publish(new Set(['tasks']));
    feed.publish(new Set(['tasks', 'outbox']));
    expect(heard).toEqual([]);
    clock.run();
    clock.run();
    expect(heard).toEqual([{ topics: ['tasks', 'outbox'] }]);
    feed.publish(new Set(['sync']));
    clock.run();
    expect(heard).toHaveLength(2);
  });

  it('end with the subscription, also those that were collected', () => {
    const [feed, clock, heard] = [createChangeFeed(), handClock(), [] as ChangeEvent[]];
    const end = publishChanges(feed, clock, (event) => heard.push(event));
    feed.publish(new Set(['tasks']));
    end();
    feed.publish(new Set(['tasks']));
    clock.run();
    expect(heard).toEqual([]);
  });
});
