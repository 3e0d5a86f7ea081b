import { ok } from '../../shared/base/result.ts';
import type { documentChannels } from '../../shared/ipc/task.ts';
import { mediaTypeOfContent } from '../cache/content/content-rows.ts';
import { atDesk, type HandlersOf } from './handler.ts';

export const documentHandlers: HandlersOf<keyof typeof documentChannels> = {
  'document.read': atDesk(async ({ contentHash }, { db, blobs }, { sync }) => {
    const mediaType = mediaTypeOfContent(db, contentHash);
    const stored = mediaType !== undefined && blobs.has(contentHash) ? await blobs.read(contentHash) : undefined;
    if (stored?.ok === true && mediaType !== undefined) return ok({ bytes: stored.value, mediaType });
    const fetched = await sync.fetchDocument(contentHash);
    if (!fetched.ok) return fetched;
    return ok({ bytes: new Uint8Array(fetched.value.bytes), mediaType: fetched.value.mediaType });
  }),
};
