import { z } from 'zod';
import { caseFileId, contentHash, type TaskId } from '../../../shared/base/ids.ts';
import { type Draft, useDraft } from '../../bridge/drafts.ts';

/**
 * What the person changed of a filing proposal, and wrote, before click two. Absent parts are as proposed. Each part is
 * bound to what it is about, so that of a task that has changed meanwhile whatever still fits is as the person left it.
 */
const schema = z.object({
  caseFileId: caseFileId.optional(),
  register: z.string().optional(),
  /** By the content of the original. */
  titles: z.record(contentHash, z.string()).optional(),
  /** Why it is filed against the right-person lock. */
  lockReason: z.string().optional(),
});
export type FilingDraft = z.infer<typeof schema>;

export interface FilingChanges extends Pick<Draft<FilingDraft>, 'isPending'> {
  readonly draft: FilingDraft;
  readonly change: (change: FilingDraft) => void;
  /** Back to the proposal. */
  readonly reset: () => void;
}

const unchanged: FilingDraft = {};

export function useFilingDraft(taskId: TaskId | undefined): FilingChanges {
  const {
    value: draft = unchanged,
    isPending,
    write,
    drop,
  } = useDraft({ step: 'file', taskId: taskId ?? null, schema });
  return {
    draft,
    isPending,
    change: (change) => write({ ...draft, ...change, titles: { ...draft.titles, ...change.titles } }),
    reset: () => (draft.lockReason === undefined ? drop() : write({ lockReason: draft.lockReason })),
  };
}
