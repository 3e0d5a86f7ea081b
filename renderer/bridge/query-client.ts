import { type Query, QueryClient } from '@tanstack/react-query';
import { type ChangeTopic, changeEvent, changeTopics } from '../../shared/ipc/index.ts';
import { topicsOf } from './topics.ts';
import { windowBridge } from './window-bridge.ts';

/**
 * Answers stay fresh until the core says that something changed: it alone knows. The core answers from its own cache, so
 * nothing waits for a network and nothing is tried again by itself.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 5 * 60_000,
        retry: false,
        networkMode: 'always',
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

/** Asks again for what is on the screen when the core says that it changed. Returns the function that ends it. */
export function followChanges(client: QueryClient): () => void {
  const changed = new Set<ChangeTopic>();
  let isPlanned = false;
  const refresh = () => {
    isPlanned = false;
    const topics = new Set(changed);
    changed.clear();
    void client.invalidateQueries({ predicate: (query) => isConcerned(query, topics) });
  };
  return windowBridge().subscribe((event) => {
    const change = changeEvent.safeParse(event);
    // An event that cannot be read still says that something changed.
    for (const topic of change.success ? change.data.topics : changeTopics) changed.add(topic);
    if (isPlanned) return;
    isPlanned = true;
    setTimeout(refresh, 0); // several commits in a row ask once
  });
}

/** Asks again for everything that depends on a topic, after a command of this window. */
export function refreshTopics(client: QueryClient, topics: readonly ChangeTopic[]): Promise<void> {
  const changed = new Set(topics);
  return client.invalidateQueries({ predicate: (query) => isConcerned(query, changed) });
}

function isConcerned(query: Query, changed: ReadonlySet<ChangeTopic>): boolean {
  const [name] = query.queryKey;
  const topics = Object.entries(topicsOf).find(([channel]) => channel === name)?.[1] ?? [];
  return topics.some((topic) => changed.has(topic));
}
