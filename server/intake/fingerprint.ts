import { hash } from 'node:crypto';
import { canonicalJson } from '../../shared/base/canonical-json.ts';
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
