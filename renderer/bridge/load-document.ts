import type { ContentHash } from '../../shared/base/ids.ts';
import { ask } from './channel-query.ts';

/** The exact bytes of a document, named by its content hash; rejects with `RequestFailed`. */
export async function loadDocument(id: string): Promise<Uint8Array> {
  // Ids of viewer documents are content hashes; the core checks the form again.
  const { bytes } = await ask('document.read', { contentHash: id as ContentHash });
  return bytes;
}
