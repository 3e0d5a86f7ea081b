import { hash } from 'node:crypto';
import type { ContentHash } from '../../shared/base/ids.ts';
import type { SubmissionPart } from '../../shared/wire/submissions.ts';

export interface FingerprintedFile {
  readonly hash: ContentHash;
  readonly claimedName: string;
}

/**
 * One value for everything a sender sent: two requests with the same submissionId are the same submission exactly when
 * their fingerprints agree. The order of the fields plays no part, the order of the files does. 64 hexadecimal digits.
 */
export function fingerprintOf(submission: SubmissionPart, files: readonly FingerprintedFile[]): string {
  return hash(
    'sha256',
    canonicalJson({ submission, files: files.map((file) => [file.hash, file.claimedName]) }),
    'hex',
  );
}

/** JSON with the keys of every object sorted (the part of RFC 8785 that matters for values parsed from JSON). */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (part === null || typeof part !== 'object' || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  });
}
