import type { Failure } from '../../shared/base/failure.ts';
import type { ContentHash } from '../../shared/base/ids.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import type { Secret } from '../../shared/base/secret.ts';
import type { BlobStore } from '../blobs/blob-store.ts';
import type { DownloadedDocument, ServerClient } from './server-client.ts';

export interface FetchParts {
  readonly client: ServerClient;
  readonly blobs: BlobStore;
  readonly token: Secret;
}

/** Downloads a document and stores it encrypted. Bytes that do not match their hash are refused as `damaged`. */
export async function fetchDocument(
  { client, blobs, token }: FetchParts,
  hash: ContentHash,
  signal: AbortSignal,
): Promise<Result<DownloadedDocument, Failure>> {
  const downloaded = await client.download(token, hash, signal);
  if (!downloaded.ok) return downloaded;
  const stored = await blobs.write(hash, downloaded.value.bytes);
  return stored.ok ? ok(downloaded.value) : stored;
}
