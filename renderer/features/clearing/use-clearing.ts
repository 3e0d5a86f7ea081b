import { useState } from 'react';
import type { TaskId } from '../../../shared/base/ids.ts';
import type { Candidate } from '../../../shared/domain/directory-hit.ts';
import type { TaskView } from '../../bridge/types.ts';
import { announce } from '../../state/announcer.ts';
import { clearingText } from '../../text/clearing.ts';
import { describeFailure, type FailureText } from '../../text/failures.ts';
import { useCandidates, useWayOut, type WayOut } from './queries.ts';

/** A task in the basket, with what the server proposes and the ways out of it. */
export interface Clearing {
  readonly view: TaskView;
  readonly candidates: readonly Candidate[];
  readonly serviceOffices: readonly { readonly id: string; readonly name: string }[];
  readonly isGoing: boolean;
  /** @param name of the person, to say it aloud */
  readonly go: (out: WayOut, name?: string) => void;
}

export interface ClearingState {
  readonly candidates: ReturnType<typeof useCandidates>;
  readonly clearing: Clearing;
  readonly failure: FailureText | undefined;
  readonly dismissFailure: () => void;
}

export function useClearing(
  view: TaskView,
  { title, onLeave }: { readonly title: string; readonly onLeave: (taskId: TaskId) => void },
): ClearingState {
  const candidates = useCandidates(view);
  const leaving = useWayOut();
  const [failure, setFailure] = useState<FailureText>();
  const go = (out: WayOut, name = '') => {
    if (leaving.isPending) return;
    setFailure(undefined);
    leaving.mutate(
      { view, out },
      {
        onSuccess: () => {
          announce(clearingText.announce[out.way](title, name));
          onLeave(view.task.id);
        },
        onError: (error) => {
          const text = describeFailure(error.failure);
          setFailure(text);
          announce(text.title);
        },
      },
    );
  };
  return {
    candidates,
    clearing: {
      view,
      candidates: candidates.data?.candidates ?? [],
      serviceOffices: candidates.data?.serviceOffices ?? [],
      isGoing: leaving.isPending,
      go,
    },
    failure,
    dismissFailure: () => setFailure(undefined),
  };
}
