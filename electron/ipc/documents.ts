import { type Failure, failure } from '../../shared/base/failure.ts';
import { failed, ok, type Result } from '../../shared/base/result.ts';
import { shownAs } from '../../shared/domain/submission.ts';
import type { documentChannels } from '../../shared/ipc/task.ts';
import { mediaTypeOfContent } from '../cache/content/content-rows.ts';
import { failureOfStop } from '../evidence/service/failure-of-stop.ts';
import { atDesk, type EvidenceControl, type HandlersOf } from './handler.ts';

interface Document {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mediaType: string;
}

export const documentHandlers: HandlersOf<keyof typeof documentChannels> = {
  'document.read': atDesk(async ({ contentHash }, { db, blobs }, { sync, evidence }) => {
    const mediaType = mediaTypeOfContent(db, contentHash);
    const stored = mediaType !== undefined && blobs.has(contentHash) ? await blobs.read(contentHash) : undefined;
    if (stored?.ok === true && mediaType !== undefined) return await show({ bytes: stored.value, mediaType }, evidence);
    const fetched = await sync.fetchDocument(contentHash);
    if (!fetched.ok) return fetched;
    return await show({ ...fetched.value, bytes: new Uint8Array(fetched.value.bytes) }, evidence);
  }),
};

/** As the viewer can show it; decoders that it does not have run in the process that reads proofs. */
async function show(document: Document, evidence: EvidenceControl): Promise<Result<Document, Failure>> {
  if (shownAs(document.mediaType) === document.mediaType) return ok(document);
  const shown = await evidence.show(document);
  if (!shown.ok) return failed(failure(failureOfStop[shown.failure]));
  return ok({ ...shown.value, bytes: new Uint8Array(shown.value.bytes) });
}
