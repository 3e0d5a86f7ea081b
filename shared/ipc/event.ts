import { z } from 'zod';

/** Names of what may have changed; the interface asks again for what it shows. Never data. */
export const changeTopics = [
  'session',
  'tasks',
  'cases',
  'file-documents',
  'outbox',
  'sync',
  'evidence',
  'preferences',
  'link',
] as const;
export type ChangeTopic = (typeof changeTopics)[number];

/** The one event the core sends to the interface. */
export const changeEvent = z.strictObject({ topics: z.array(z.enum(changeTopics)).min(1) });
export type ChangeEvent = z.infer<typeof changeEvent>;

/** The transport's name of that event. */
export const eventChannel = 'zweiklick:changed';
