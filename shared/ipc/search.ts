import { z } from 'zod';
import { channel } from './channel.ts';

/** Search over what is on this machine: people, files, documents' titles, process numbers. Text of sick notes is never indexed. */
export const searchHit = z.object({
  kind: z.enum(['person', 'case-file', 'task', 'document']),
  id: z.uuid(),
  /** The file to open for persons and documents. */
  caseFileId: z.uuid().nullable(),
  title: z.string(),
  detail: z.string(),
});
export type SearchHit = z.infer<typeof searchHit>;

export const searchChannels = {
  'search.find': channel(
    z.strictObject({ text: z.string().max(200), limit: z.int().min(1).max(100) }),
    z.object({ hits: z.array(searchHit), /** More were found than are shown. */ more: z.boolean() }),
  ),
};
