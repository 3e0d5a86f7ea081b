import type { ContentStore } from '../../server/content/content-store.ts';

/** For receivers that get no documents beside their messages. */
export const noContent: Pick<ContentStore, 'read'> = { read: () => Promise.resolve(null) };
