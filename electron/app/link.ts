import type { ProcessNumber } from '../../shared/base/ids.ts';
import type { ChangeFeed } from '../cache/change-feed.ts';
import type { LinkControl } from '../ipc/handler.ts';

/** A link to a task that was opened outside of the window; it waits until somebody is signed in. */
export interface Link extends LinkControl {
  follow(processNumber: ProcessNumber): void;
}

export function createLink(feed: ChangeFeed): Link {
  let wanted: ProcessNumber | null = null;
  const set = (next: ProcessNumber | null) => {
    wanted = next;
    feed.publish(new Set(['link']));
  };
  return {
    wanted: () => wanted,
    done: () => set(null),
    follow: (processNumber) => set(processNumber),
  };
}
