import { useEffect, useRef, useState } from 'react';
import type { TaskId } from '../../../shared/base/ids.ts';
import type { TakeOver } from '../../../shared/commands/command.ts';
import type { FileDocument } from '../../../shared/domain/file-document.ts';
import type { RequestFailed } from '../../bridge/request-failed.ts';
import type { TaskView } from '../../bridge/types.ts';
import { announce } from '../../state/announcer.ts';
import { useNow } from '../../state/clock.ts';
import { useKeyCommand } from '../../state/key-commands.ts';
import { describeFailure, type FailureText } from '../../text/failures.ts';
import { taskText } from '../../text/task.ts';
import { wayText } from '../../text/ways.ts';
import { withCurrentClaim } from './claim/current-claim.ts';
import { type ClaimWork, useClaim } from './claim/use-claim.ts';
import { decideNextClick, type NextClick } from './decide-next-click.ts';
import { type EvidenceWork, useEvidenceWork } from './evidence/use-evidence-work.ts';
import { type FilingChanges, useFilingDraft } from './filing-draft.ts';
import { type LockReason, useLockReason } from './lock/use-lock-reason.ts';
import { type FilingPlan, planFiling } from './plan-filing.ts';
import { useConfirm, useFile } from './queries.ts';
import { titleOf } from './title-of.ts';
import { useWays, type Ways } from './ways/use-ways.ts';

/** The open task with what the person is doing to it; the centre and the side column show parts of it. */
export interface TaskWork {
  readonly view: TaskView;
  readonly plan: FilingPlan;
  readonly filing: FilingChanges;
  readonly next: NextClick;
  readonly evidence: EvidenceWork;
  readonly claim: ClaimWork;
  readonly ways: Ways;
  readonly lock: LockReason;
  /** Carries out the next click; nothing while one is on its way, or where an obstacle is in the way. */
  readonly click: () => void;
  /** Click one with values of the proof in the place of declared ones. */
  readonly takeOver: (values: readonly TakeOver[]) => void;
  readonly failure: FailureText | undefined;
  readonly dismissFailure: () => void;
  /** A document of the file that the person looks at beside the proofs. */
  readonly fileDocument: FileDocument | undefined;
  readonly showFileDocument: (document: FileDocument) => void;
}

export interface TaskWorkOptions {
  /** The task is done here, waits, or has gone to another desk: on to the next one. */
  readonly onLeave: (taskId: TaskId) => void;
}

/** Undefined while no task is open or its data have not come yet; then no key and no button does anything to it. */
export function useTaskWork(seen: TaskView | undefined, { onLeave }: TaskWorkOptions): TaskWork | undefined {
  const now = useNow();
  const view = seen === undefined ? undefined : withCurrentClaim(seen, now);
  const taskId = view?.task.id;
  const evidence = useEvidenceWork(view);
  const filing = useFilingDraft(taskId);
  const lock = useLockReason(taskId, filing);
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

  const onError = (error: RequestFailed) => {
    underway.current = undefined;
    const text = describeFailure(error.failure);
    setFailure(text);
    announce(text.title);
  };
  const claim = useClaim(view, { onError });
  const ways = useWays(view, { before: claim.before, onLeave, onError });
  const plan = view === undefined ? undefined : planFiling(view, filing.draft, evidence.evidence?.derivatives);
  const next: NextClick =
    view === undefined || plan === undefined
      ? { click: 'done' }
      : decideNextClick(view, plan, { ...evidence, hasLockReason: lock.isComplete });

  /** The same click is sent once; click two may follow click one as fast as a person can. */
  const begin = ({ task }: TaskView): boolean => {
    const attempt = `${task.id} ${task.version}`;
    if (underway.current === attempt) return false;
    underway.current = attempt;
    setFailure(undefined);
    return true;
  };
  const confirmWith = (takeOver?: readonly TakeOver[]) => {
    if (view === undefined || !begin(view)) return;
    const onSuccess = () => {
      underway.current = undefined;
      const title = titleOf(view);
      announce(takeOver === undefined ? taskText.announceConfirmed(title) : wayText.announce['take-over'](title));
      if (takeOver !== undefined) ways.close();
    };
    confirm.mutate({ view, ...(takeOver === undefined ? {} : { takeOver }) }, { onSuccess, onError });
  };
  const fileIt = () => {
    if (view === undefined || plan?.file === undefined || filing.isPending || !begin(view)) return;
    const onSuccess = () => {
      underway.current = undefined;
      announce(taskText.announceFiled(titleOf(view)));
      onLeave(view.task.id);
    };
    const isAgainstLock = evidence.evidence?.lock?.state === 'closed' && lock.isComplete;
    const lockOverride = isAgainstLock ? lock.reason.trim() : undefined;
    file.mutate({ view, plan, caseFileId: plan.file.id, lockOverride }, { onSuccess, onError });
  };
  const click = () => {
    if (next.click === 'done' || next.obstacle !== undefined) return;
    if (next.click === 'confirm') claim.before(confirmWith);
    else if (next.click === 'file') claim.before(fileIt);
    else ways.start('take-over');
  };
  const isReady = next.click !== 'done' && next.obstacle === undefined && ways.form === undefined;
  useKeyCommand('confirm', isReady && next.click !== 'file' ? click : undefined);
  useKeyCommand('file', isReady && next.click === 'file' ? click : undefined);

  if (view === undefined || plan === undefined) return undefined;
  return {
    view,
    plan,
    filing,
    next,
    evidence,
    claim,
    ways,
    lock,
    click,
    takeOver: confirmWith,
    failure,
    dismissFailure: () => setFailure(undefined),
    fileDocument,
    showFileDocument,
  };
}
