import type { CacheTopic } from './handle.ts';

export type ChangeListener = (topics: ReadonlySet<CacheTopic>) => void;

/** Tells who asks that something was committed: topics only, never data. */
export interface ChangeFeed {
  publish(topics: ReadonlySet<CacheTopic>): void;
  /** Returns the end of the subscription. */
  subscribe(listener: ChangeListener): () => void;
}

export function createChangeFeed(): ChangeFeed {
  const listeners = new Set<ChangeListener>();
  return {
    publish: (topics) => {
      for (const listener of [...listeners]) listener(topics);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
