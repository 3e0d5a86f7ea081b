import type { Failure } from '../../shared/base/failure.ts';
import type { ContentHash } from '../../shared/base/ids.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import type { ReadableDatabase } from '../cache/handle.ts';
import { isLasting } from './decide-work.ts';
import { type FetchParts, fetchDocument } from './fetch-document.ts';
import { wantedDocuments } from './wanted-documents.ts';

/** Documents fetched in one go before something more urgent gets its turn. */
const DOCUMENTS_A_TURN = 4;

/** Brings the documents of open tasks here before somebody needs them. */
export interface FetchAhead {
  isAnythingMissing(): boolean;
  /** A few of them; how many were stored. A failure concerns the whole sync: no network, no room. */
  fetchSome(): Promise<Result<number, Failure>>;
}

export function createFetchAhead(
  parts: FetchParts & { readonly db: ReadableDatabase },
  signal: AbortSignal,
): FetchAhead {
  /** No longer ours to see, or damaged on the server: asked for again when somebody opens them. */
  const unreadable = new Set<ContentHash>();
  const missing = () =>
    wantedDocuments(parts.db, (hash) => unreadable.has(hash) || parts.blobs.has(hash), DOCUMENTS_A_TURN);

  return {
    isAnythingMissing: () => missing().length > 0,
    async fetchSome() {
      let stored = 0;
      for (const { hash } of missing()) {
        const result = await fetchDocument(parts, hash, signal);
        if (result.ok) stored += 1;
        else if (result.failure.kind === 'offline' || isLasting(result.failure.kind)) return result;
        else unreadable.add(hash);
      }
      return ok(stored);
    },
  };
}
