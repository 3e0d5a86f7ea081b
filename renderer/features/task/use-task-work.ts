import { useEffect, useRef, useState } from 'react';
import type { TaskId } from '../../../shared/base/ids.ts';
import type { FileDocument } from '../../../shared/domain/file-document.ts';
import type { Role } from '../../../shared/domain/worker.ts';
import type { RequestFailed } from '../../bridge/request-failed.ts';
import type { TaskView } from '../../bridge/types.ts';
import { announce } from '../../state/announcer.ts';
import { dropFilingDraft, useFilingDraft } from '../../state/filing-drafts.ts';
import { useKeyCommand } from '../../state/key-commands.ts';
import { describeFailure, type FailureText } from '../../text/failures.ts';
import { taskText } from '../../text/task.ts';
import { decideNextClick, type NextClick } from './decide-next-click.ts';
import { type EvidenceWork, useEvidenceWork } from './evidence/use-evidence-work.ts';
import { type FilingPlan, planFiling } from './plan-filing.ts';
import { useConfirm, useFile } from './queries.ts';
import { titleOf } from './title-of.ts';

/** The open task with what the person is doing to it; the centre and the side column show parts of it. */
export interface TaskWork {
  readonly view: TaskView;
  readonly plan: FilingPlan;
  readonly next: NextClick;
  readonly evidence: EvidenceWork;
  /** Carries out the next click; nothing while one is on its way, or where an obstacle is in the way. */
  readonly click: () => void;
  readonly failure: FailureText | undefined;
  readonly dismissFailure: () => void;
  /** A document of the file that the person looks at beside the proofs. */
  readonly fileDocument: FileDocument | undefined;
  readonly showFileDocument: (document: FileDocument) => void;
}

export interface TaskWorkOptions {
  readonly roles: readonly Role[];
  readonly onFiled: (taskId: TaskId) => void;
}

/** Undefined while no task is open or its data have not come yet; then no key and no button does anything to it. */
export function useTaskWork(view: TaskView | undefined, { roles, onFiled }: TaskWorkOptions): TaskWork | undefined {
  const taskId = view?.task.id;
  const evidence = useEvidenceWork(view);
  const draft = useFilingDraft(taskId);
  const confirm = useConfirm();
  const file = useFile();
  const underway = useRef<string>(undefined);
  const [failure, setFailure] = useState<FailureText>();
  const [fileDocument, showFileDocument] = useState<FileDocument>();

  // biome-ignore lint/correctness/useExhaustiveDependencies: another task begins without the last one's document and message
  useEffect(() => {
    showFileDocument(undefined);
    setFailure(undefined);
  }, [taskId]);

  const plan = view === undefined ? undefined : planFiling(view, draft);
  const next: NextClick =
    view === undefined || plan === undefined ? { click: 'done' } : decideNextClick(view, plan, roles);
  const onError = (error: RequestFailed) => {
    underway.current = undefined;
    const text = describeFailure(error.failure);
    setFailure(text);
    announce(text.title);
  };
  const click = () => {
    if (view === undefined || plan === undefined || next.click === 'done' || next.obstacle !== undefined) return;
    // The same click is sent once; click two may follow click one as fast as a person can.
    const attempt = `${view.task.id} ${view.task.version}`;
    if (underway.current === attempt) return;
    underway.current = attempt;
    setFailure(undefined);
    if (next.click === 'confirm') {
      const onSuccess = () => {
        underway.current = undefined;
        announce(taskText.announceConfirmed(titleOf(view)));
      };
      confirm.mutate(view, { onSuccess, onError });
      return;
    }
    if (plan.file === undefined) return;
    const onSuccess = () => {
      underway.current = undefined;
      announce(taskText.announceFiled(titleOf(view)));
      dropFilingDraft(view.task.id);
      onFiled(view.task.id);
    };
    file.mutate({ view, plan, caseFileId: plan.file.id }, { onSuccess, onError });
  };
  const isReady = next.click !== 'done' && next.obstacle === undefined;
  useKeyCommand('confirm', isReady && next.click === 'confirm' ? click : undefined);
  useKeyCommand('file', isReady && next.click === 'file' ? click : undefined);

  if (view === undefined || plan === undefined) return undefined;
  const dismissFailure = () => setFailure(undefined);
  return { view, plan, next, evidence, click, failure, dismissFailure, fileDocument, showFileDocument };
}
