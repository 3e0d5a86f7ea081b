import type { Failure } from '../../shared/base/failure.ts';
import { deviceId } from '../../shared/base/ids.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import type { Secret } from '../../shared/base/secret.ts';
import type { BlobStore } from '../blobs/blob-store.ts';
import type { WritableDatabase } from '../cache/handle.ts';
import { renumberEntries } from '../cache/outbox/renumber-entries.ts';
import { readSyncState } from '../cache/sync-state/sync-state-rows.ts';
import { applyAnswer } from '../outbox/apply-answer.ts';
import { markSending, nextToSend } from '../outbox/queue.ts';
import type { Clock } from '../ports/clock.ts';
import type { NewId } from '../ports/new-id.ts';
import type { ServerClient } from './server-client.ts';
import { uploadCopies } from './upload-copies.ts';

const COMMANDS_A_PUSH = 50;

export interface PushParts {
  readonly db: WritableDatabase;
  readonly client: ServerClient;
  readonly blobs: BlobStore;
  readonly clock: Clock;
  readonly token: Secret;
  readonly newId: NewId;
}

/**
 * Sends what may leave, in order, and stores each answer in a transaction of its own. An answer that is lost does not
 * matter: the same commands with the same numbers are sent again, and the server answers again.
 */
export async function pushOnce(parts: PushParts): Promise<Result<undefined, Failure>> {
  const { db, client, clock, token, newId } = parts;
  const numbered = nextToSend(db, clock.now(), COMMANDS_A_PUSH);
  if (numbered.length === 0) return ok();
  const uploaded = await uploadCopies(
    parts,
    numbered.map(({ command }) => command),
  );
  if (!uploaded.ok) return uploaded;
  markSending(
    db,
    numbered.map(({ command }) => command.commandId),
  );
  const answers = await client.push(token, readSyncState(db).deviceId, numbered);
  if (!answers.ok) {
    // the server misses a number: one of the two was restored; the commands go out again in a stream of their own
    if (answers.failure.kind === 'conflict') renumberEntries(db, deviceId.parse(newId()));
    return answers;
  }
  const now = clock.now();
  for (const answer of answers.value) applyAnswer(db, answer, now);
  return ok();
}
