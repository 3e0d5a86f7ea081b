import { createHash } from 'node:crypto';
import { canonicalJson } from '../../shared/base/canonical-json.ts';
import type { AuditClass } from '../../shared/wire/audit.ts';

/**
 * The chain of the audit log. Each entry has a hash of its content, and a seal: number, class, moment, content hash and
 * the hash of the seal before. Whatever is changed, removed, put in or swapped in the past breaks at that number.
 *
 * Content can be erased when its period is over while its hash stays: reads and actions have different periods and lie
 * mixed, so no prefix could be cut off. The salt, a random number that is erased with the content, keeps anybody from
 * guessing the content from the hash that stays.
 */

/** What is hashed of an entry, as the database gives it back. */
export interface AuditContent {
  readonly at: string;
  readonly workerId: string | null;
  readonly onBehalfOf: string | null;
  readonly action: string;
  readonly objectKind: string;
  readonly objectId: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly reason: string | null;
  readonly deviceId: string | null;
  readonly class: AuditClass;
  readonly sourceId: string | null;
  readonly salt: string;
}

export interface Seal {
  /** 1, 2, 3 ... without a gap. */
  readonly sequence: number;
  readonly class: AuditClass;
  /** The entry's moment; stays when its content is erased. */
  readonly at: string;
  readonly sealedAt: string;
  /** Hexadecimal SHA-256, as the next. */
  readonly contentHash: string;
  readonly chainHash: string;
}

/** What stands before the first entry. */
export const genesisHash = '0'.repeat(64);

export function hashContent(content: AuditContent): string {
  const { at, workerId, onBehalfOf, action, objectKind, objectId, before, after, reason, deviceId } = content;
  const { class: kind, sourceId, salt } = content;
  return sha256({
    at,
    workerId,
    onBehalfOf,
    action,
    objectKind,
    objectId,
    before,
    after,
    reason,
    deviceId,
    kind,
    sourceId,
    salt,
  });
}

export function linkHash(previousHash: string, seal: Omit<Seal, 'chainHash'>): string {
  const { sequence, class: kind, at, sealedAt, contentHash } = seal;
  return sha256({ previousHash, sequence, kind, at, sealedAt, contentHash });
}

function sha256(value: object): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
