import type { ChangeEvent, ChangeTopic } from '../../shared/ipc/index.ts';
import type { ChangeFeed } from '../cache/change-feed.ts';
import type { Clock } from '../ports/clock.ts';

/** Commits within this time are told together, so that a first sync does not make the window ask hundreds of times. */
const TOGETHER_MS = 30;

/** Turns commits into the one event of the interface. Returns the end of the subscription. */
export function publishChanges(
  feed: ChangeFeed,
  clock: Pick<Clock, 'after'>,
  listener: (event: ChangeEvent) => void,
): () => void {
  let collected = new Set<ChangeTopic>();
  let cancel: (() => void) | undefined;
  const flush = () => {
    cancel = undefined;
    const topics = [...collected];
    collected = new Set();
    listener({ topics });
  };
  const end = feed.subscribe((topics) => {
    for (const topic of topics) collected.add(topic);
    cancel ??= clock.after(TOGETHER_MS, flush);
  });
  return () => {
    end();
    cancel?.();
  };
}
