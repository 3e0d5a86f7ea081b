import { z } from 'zod';
import { taskId } from '../base/ids.ts';
import { channel } from './channel.ts';
import { inboxFilter } from './inbox.ts';

/** View habits of one person on one machine: kept in the encrypted cache, never synced. */
export const preferences = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  /** Widths of the panes in CSS pixels. */
  panes: z.strictObject({ list: z.int().min(200).max(800), side: z.int().min(200).max(800) }),
  inbox: inboxFilter,
  /** The task that was open last, to go on there after a restart. */
  openTask: taskId.nullable(),
  /** Whether the desktop tells of new submissions; until the person turns it off, it does. */
  notifies: z.boolean().optional(),
});
export type Preferences = z.infer<typeof preferences>;

export const defaultPreferences: Preferences = {
  theme: 'system',
  panes: { list: 318, side: 300 },
  inbox: { scope: 'all', status: 'to-do', procedure: null, order: 'newest' },
  openTask: null,
};

export const preferenceChannels = {
  'preferences.show': channel(z.strictObject({}), preferences),
  'preferences.change': channel(preferences.partial(), preferences),
};
