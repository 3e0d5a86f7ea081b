import type { CaseFileId, ContentHash } from '../../shared/base/ids.ts';
import type { Case } from '../../shared/domain/case.ts';
import { findRegister } from '../../shared/domain/register.ts';
import type { Task } from '../../shared/domain/task.ts';

export interface FilingRequest {
  readonly caseFileId: CaseFileId;
  readonly register: string;
  readonly documents: readonly {
    readonly origin: 'copy' | 'proof';
    readonly contentHash: ContentHash;
    readonly replaces?: ContentHash | undefined;
  }[];
}

/**
 * Names of what is wrong with a filing, before it becomes a command the server would refuse: the file must be one of the
 * task's case, the register one of the file, and Durchschrift and every proof must be there, each once, itself or its
 * working copy. Pure.
 */
export function checkFiling(
  task: Task,
  benefitCase: Case | undefined,
  request: FilingRequest,
): readonly (keyof FilingRequest)[] {
  const file = benefitCase?.files.find((candidate) => candidate.id === request.caseFileId);
  if (file === undefined) return ['caseFileId'];
  const { copy, attachments } = task.submission;
  const expected = [`copy ${copy.contentHash}`, ...attachments.map((proof) => `proof ${proof.contentHash}`)].sort();
  const given = request.documents
    .map(({ origin, contentHash, replaces }) => `${origin} ${replaces ?? contentHash}`)
    .sort();
  const wrong: (keyof FilingRequest)[] = [];
  if (findRegister(file.kind, request.register) === undefined) wrong.push('register');
  if (expected.join() !== given.join()) wrong.push('documents');
  return wrong;
}
