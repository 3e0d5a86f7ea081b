import { useState } from 'react';
import type { TaskId } from '../../../shared/base/ids.ts';
import type { Batch, BatchOutcome, Pile, PileRow } from '../../bridge/types.ts';
import { announce } from '../../state/announcer.ts';
import { coordinationText } from '../../text/coordination.ts';
import { describeFailure } from '../../text/failures.ts';
import { uiText } from '../../text/ui.ts';
import { EmptyState, FailureNotice, Loading } from '../../ui/notice.tsx';
import { LatestBatches } from './latest-batches.tsx';
import { OutcomeNotice } from './outcome-notice.tsx';
import { PileList } from './pile-list.tsx';
import { pileId } from './pile-name.ts';
import { useBatches, useReassign, useTeam, useUndoBatch } from './queries.ts';
import type { Wanted } from './reassign-dialog.tsx';
import { TeamTable } from './team-table.tsx';
import './team-screen.css';

export interface TeamScreenProps {
  readonly onOpenTask: (taskId: TaskId) => void;
  readonly onOpenClearing: () => void;
}

interface Told {
  readonly sentence: string;
  readonly left: BatchOutcome['left'];
}

/** For whoever leads a team: what lies with whom, and passing it on. Works from what is on this machine. */
export function TeamScreen({ onOpenTask, onOpenClearing }: TeamScreenProps) {
  const team = useTeam();
  const batches = useBatches();
  const reassigning = useReassign();
  const undoing = useUndoBatch();
  const [pile, setPile] = useState<Pile>();
  const [told, setTold] = useState<Told>();

  const tell = (outcome: Told) => {
    setTold(outcome);
    announce(outcome.sentence);
  };
  const tellFailure = (error: Parameters<typeof describeFailure>[0]) => {
    const { title, text } = describeFailure(error);
    tell({ sentence: `${title}. ${text}`, left: [] });
  };
  const reassign = async (rows: readonly PileRow[], { to, reason, includeClaimed }: Wanted): Promise<boolean> => {
    const tasks = rows.map(({ id, version }) => ({ taskId: id, version }));
    try {
      const request = { tasks, to: { workerId: to.workerId }, reason, includeClaimed };
      const { done, left } = await reassigning.mutateAsync(request);
      tell({ sentence: coordinationText.done(done, tasks.length, to.name), left });
    } catch {
      return false; // the mutation has told
    }
    return true;
  };
  const undo = (batch: Batch) => {
    if (undoing.isPending) return;
    undoing.mutate(batch.batchId, {
      onSuccess: ({ done, left }) => tell({ sentence: coordinationText.undone(done, done + left.length), left }),
      onError: (error) => tellFailure(error.failure),
    });
  };
  if (team.isError) {
    const { title, text } = describeFailure(team.error.failure);
    const retry = { label: uiText.retry, onPress: () => void team.refetch() };
    return <FailureNotice title={title} text={text} action={retry} />;
  }
  if (team.data === undefined) return <Loading label={coordinationText.loading} />;
  return (
    <div className="zk-team">
      <section className="zk-team__people" aria-labelledby="zk-team-name">
        <h1 id="zk-team-name">{team.data.teamName}</h1>
        <TeamTable team={team.data} current={pile} onChoose={setPile} />
        {reassigning.isError ? <FailureNotice extent="inline" {...describeFailure(reassigning.error.failure)} /> : null}
        {told === undefined ? null : <OutcomeNotice {...told} onClose={() => setTold(undefined)} />}
        <LatestBatches batches={batches} onUndo={undo} />
      </section>
      <section className="zk-pile" aria-label={coordinationText.pileRegion}>
        {pile === undefined ? (
          <EmptyState icon="person" title={coordinationText.chooseTitle} text={coordinationText.chooseText} />
        ) : (
          <PileList
            key={pileId(pile)}
            pile={pile}
            team={team.data}
            isSending={reassigning.isPending}
            onReassign={reassign}
            onOpenTask={onOpenTask}
            onOpenClearing={onOpenClearing}
          />
        )}
      </section>
    </div>
  );
}
