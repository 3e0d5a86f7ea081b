import { create } from 'zustand';
import type { CaseFileId, ContentHash, TaskId } from '../../shared/base/ids.ts';

/** What the person changed of a filing proposal, before click two. Absent parts are as proposed. */
export interface FilingDraft {
  readonly caseFileId?: CaseFileId;
  readonly register?: string;
  readonly titles?: Readonly<Record<ContentHash, string>>;
}

const noDraft: FilingDraft = {};

const useDrafts = create<{ readonly drafts: ReadonlyMap<TaskId, FilingDraft> }>(() => ({ drafts: new Map() }));

export const useFilingDraft = (taskId: TaskId | undefined): FilingDraft =>
  useDrafts((state) => (taskId === undefined ? undefined : state.drafts.get(taskId))) ?? noDraft;

export function changeFilingDraft(taskId: TaskId, change: FilingDraft): void {
  useDrafts.setState(({ drafts }) => {
    const last = drafts.get(taskId) ?? noDraft;
    const titles = { ...last.titles, ...change.titles };
    return { drafts: new Map(drafts).set(taskId, { ...last, ...change, titles }) };
  });
}

/** Back to the proposal; also after filing. */
export function dropFilingDraft(taskId: TaskId): void {
  useDrafts.setState(({ drafts }) => {
    const left = new Map(drafts);
    left.delete(taskId);
    return { drafts: left };
  });
}

export function forgetFilingDrafts(): void {
  useDrafts.setState({ drafts: new Map() });
}
