import { findRegister, registersOf } from '../../../shared/domain/register.ts';
import type { Derivative, TaskView } from '../../bridge/types.ts';
import type { FilingDraft } from './filing-draft.ts';

export type FiledPart = TaskView['proposal']['documents'][number];

/** Where click two will file, with what the person changed. */
export interface FilingPlan {
  readonly file: TaskView['files'][number] | undefined;
  readonly register: string;
  readonly registerTitle: string;
  readonly documents: readonly FiledPart[];
  readonly isChanged: boolean;
}

/**
 * Lays the person's changes over the proposal, and puts working copies in the place of their originals. A file that the
 * task cannot go to (any more) gives way to the proposed one, a register that the file does not have to its first. Pure.
 */
export function planFiling(
  view: Pick<TaskView, 'files' | 'proposal'>,
  draft: FilingDraft,
  derivatives: readonly Pick<Derivative, 'original' | 'contentHash'>[] = [],
): FilingPlan {
  const { proposal, files } = view;
  const file = files.find(({ id }) => id === draft.caseFileId) ?? files.find(({ id }) => id === proposal.caseFileId);
  const wanted = draft.register ?? proposal.register;
  const found = file === undefined ? undefined : (findRegister(file.kind, wanted) ?? registersOf(file.kind)[0]);
  const documents = proposal.documents.map((part) => ({
    ...part,
    title: draft.titles?.[part.contentHash] ?? part.title,
  }));
  const isRetitled = documents.some((part, index) => part.title !== proposal.documents[index]?.title);
  return {
    file,
    register: found?.number ?? wanted,
    registerTitle: found?.title ?? '',
    documents: documents.map((part) => replaceByCopy(part, derivatives)),
    isChanged: isRetitled || file?.id !== (proposal.caseFileId ?? undefined) || wanted !== proposal.register,
  };
}

function replaceByCopy(
  part: FiledPart,
  derivatives: readonly Pick<Derivative, 'original' | 'contentHash'>[],
): FiledPart {
  const copy = derivatives.find(({ original }) => original === part.contentHash);
  return copy === undefined ? part : { ...part, contentHash: copy.contentHash, replaces: copy.original };
}

/** Under which hash the draft has the title of a part: a working copy takes that of its original. */
export function titleKeyOf({ contentHash, replaces }: FiledPart): FiledPart['contentHash'] {
  return replaces ?? contentHash;
}
