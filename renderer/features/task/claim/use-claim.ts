import { useState } from 'react';
import type { TaskId } from '../../../../shared/base/ids.ts';
import type { RequestFailed } from '../../../bridge/request-failed.ts';
import type { TaskView } from '../../../bridge/types.ts';
import { announce } from '../../../state/announcer.ts';
import { useKeyCommand } from '../../../state/key-commands.ts';
import { claimText } from '../../../text/claim.ts';
import { titleOf } from '../title-of.ts';
import { whyClosed } from '../why-closed.ts';
import { type ClaimStep, decideClaimStep } from './decide-claim-step.ts';
import { useTake } from './queries.ts';

export type Question = Extract<ClaimStep, { readonly step: 'ask' }>;

/** Who has the open task in hand, and what the person is asked before taking it over. */
export interface ClaimWork {
  /** Carries out a step on the task: at once, after taking it in hand, or after the question was answered with yes. */
  readonly before: (go: () => void) => void;
  readonly question: Question | undefined;
  readonly takeOver: () => void;
  readonly cancel: () => void;
  /** What the button of the claim does now. */
  readonly offered: 'claim' | 'release';
  readonly closedBecause: string | undefined;
  readonly press: () => void;
}

interface Asked {
  readonly taskId: TaskId;
  readonly question: Question;
  readonly go: () => void;
}

export function useClaim(
  view: TaskView | undefined,
  { onError }: { readonly onError: (error: RequestFailed) => void },
): ClaimWork {
  const taking = useTake();
  const [asked, setAsked] = useState<Asked>();
  const isOfThisTask = asked !== undefined && asked.taskId === view?.task.id;

  const take = (step: 'claim' | 'take-over' | 'release', then: () => void = () => undefined) => {
    if (view === undefined || taking.isPending) return;
    const onSuccess = () => {
      const title = titleOf(view);
      announce(step === 'release' ? claimText.announceReleased(title) : claimText.announceClaimed(title));
      then();
    };
    taking.mutate({ view, step }, { onSuccess, onError });
  };
  const before = (go: () => void) => {
    if (view === undefined) return;
    const decided = decideClaimStep(view);
    if (decided.step === 'go') go();
    else if (decided.step === 'claim') take('claim', go);
    else setAsked({ taskId: view.task.id, question: decided, go });
  };
  const takeOver = () => {
    setAsked(undefined);
    take('take-over', asked?.go);
  };
  const offered = view?.isClaimedByMe === true ? 'release' : 'claim';
  const closedBecause = view === undefined ? undefined : whyClosed(view, offered);
  /** Asks where a colleague has the task; a task of one's own is taken in hand without more words. */
  const press = () => {
    if (view === undefined || closedBecause !== undefined) return;
    if (offered === 'release') take('release');
    else if (decideClaimStep(view).step === 'ask') before(() => undefined);
    else take('claim');
  };
  useKeyCommand('claim', view === undefined || closedBecause !== undefined ? undefined : press);
  return {
    before,
    question: isOfThisTask ? asked.question : undefined,
    takeOver,
    cancel: () => setAsked(undefined),
    offered,
    closedBecause,
    press,
  };
}
