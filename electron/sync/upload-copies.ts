import type { Failure, FailureKind } from '../../shared/base/failure.ts';
import type { ContentHash } from '../../shared/base/ids.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import type { Secret } from '../../shared/base/secret.ts';
import type { Command } from '../../shared/commands/command.ts';
import type { BlobStore } from '../blobs/blob-store.ts';
import type { ServerClient } from './server-client.ts';

export interface UploadParts {
  readonly client: ServerClient;
  readonly blobs: BlobStore;
  readonly token: Secret;
}

/**
 * Brings working copies to the server that commands file in place of a proof, before the commands themselves. Doing it
 * again changes nothing. A copy that is no longer here, or that the server never takes, does not hold the commands up:
 * the server answers the filing, as done where it has it already, else as refused with `content-missing`.
 */
export async function uploadCopies(
  { client, blobs, token }: UploadParts,
  commands: readonly Command[],
): Promise<Result<undefined, Failure>> {
  for (const hash of copiesOf(commands)) {
    const bytes = await blobs.read(hash);
    if (!bytes.ok) continue;
    const uploaded = await client.upload(token, hash, bytes.value);
    if (!uploaded.ok && !isFinal(uploaded.failure.kind)) return uploaded;
  }
  return ok();
}

function copiesOf(commands: readonly Command[]): ReadonlySet<ContentHash> {
  const documents = commands.flatMap((command) => (command.kind === 'file' ? command.target.documents : []));
  return new Set(documents.filter(({ replaces }) => replaces !== undefined).map(({ contentHash }) => contentHash));
}

/** Sending the same bytes once more would be answered the same. */
function isFinal(kind: FailureKind): boolean {
  return kind === 'too-large' || kind === 'unsupported-type' || kind === 'invalid-input' || kind === 'forbidden';
}
