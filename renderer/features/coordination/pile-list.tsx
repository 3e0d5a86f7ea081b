import { useEffect, useRef, useState } from 'react';
import type { TaskId } from '../../../shared/base/ids.ts';
import type { Pile, PileRow, TeamOverview } from '../../bridge/types.ts';
import { useNow } from '../../state/clock.ts';
import { useKeyCommand } from '../../state/key-commands.ts';
import { coordinationText } from '../../text/coordination.ts';
import { describeFailure } from '../../text/failures.ts';
import { keyNames } from '../../text/keys.ts';
import { uiText } from '../../text/ui.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState, FailureNotice, Loading } from '../../ui/notice.tsx';
import { keepKnown, moveTo, nothingSelected, toggleAll } from '../../ui/plan-selection.ts';
import { SelectionList } from '../../ui/selection-list.tsx';
import { pileName } from './pile-name.ts';
import { PileRowView } from './pile-row.tsx';
import { usePile } from './queries.ts';
import { ReassignDialog, type Wanted } from './reassign-dialog.tsx';

const pileListId = 'zk-pile-list';
const ROW_HEIGHT_PX = 50;

export interface PileListProps {
  readonly pile: Pile;
  readonly team: TeamOverview;
  readonly isSending: boolean;
  readonly onReassign: (rows: readonly PileRow[], wanted: Wanted) => Promise<boolean>;
  readonly onOpenTask: (taskId: TaskId) => void;
  readonly onOpenClearing: () => void;
}

/** The tasks of one pile, any number of them chosen, and what can be done with them. */
export function PileList({ pile, team, isSending, onReassign, onOpenTask, onOpenClearing }: PileListProps) {
  const now = useNow();
  const answer = usePile(pile);
  const [asked, setSelection] = useState(nothingSelected);
  const [isAsking, setAsking] = useState(false);
  const rows = answer.data?.rows ?? [];
  const keys = rows.map(({ id }) => id);
  const selection = answer.data === undefined ? asked : keepKnown(asked, keys);
  const chosen = rows.filter(({ id }) => selection.chosen.has(id));
  const isOffered = pile.kind !== 'clearing';
  const ask = isOffered && chosen.length > 0 && !isAsking ? () => setAsking(true) : undefined;
  const place = selection.active === null ? -1 : keys.indexOf(selection.active as TaskId);
  const move = (steps: number) => setSelection(moveTo(selection, keys, place + steps, false));
  const open = (index: number) => {
    const row = rows[index];
    if (row !== undefined) onOpenTask(row.id);
  };
  useKeyCommand('forward', ask);
  useKeyCommand('next', rows.length === 0 ? undefined : () => move(1));
  useKeyCommand('previous', rows.length === 0 ? undefined : () => move(-1));
  useKeyCommand('open', place < 0 ? undefined : () => open(place));

  // whoever has chosen a pile wants to go on in it
  const isLoaded = rows.length > 0;
  const hasFocused = useRef(false);
  useEffect(() => {
    if (!isLoaded || hasFocused.current) return;
    hasFocused.current = true;
    document.getElementById(pileListId)?.focus();
  }, [isLoaded]);

  const send = async (wanted: Wanted) => {
    if (!(await onReassign(chosen, wanted))) return false;
    setAsking(false);
    setSelection(nothingSelected);
    requestAnimationFrame(() => document.getElementById(pileListId)?.focus());
    return true;
  };
  if (answer.isError) {
    const { title, text } = describeFailure(answer.error.failure);
    const retry = { label: uiText.retry, onPress: () => void answer.refetch() };
    return <FailureNotice title={title} text={text} action={retry} />;
  }
  if (answer.data === undefined) return <Loading />;
  const { total } = answer.data;
  return (
    <>
      <div className="zk-pile__head">
        <h2>{pileName(pile, team)}</h2>
        {isOffered ? (
          <div className="zk-pile__tools">
            <Button isDisabled={rows.length === 0} onPress={() => setSelection(toggleAll(selection, keys))}>
              {chosen.length === rows.length && rows.length > 0
                ? coordinationText.selectNone
                : coordinationText.selectAll(rows.length)}
            </Button>
            <Button
              keys={keyNames.forward[0]}
              closedBecause={chosen.length === 0 ? coordinationText.nothingSelected : undefined}
              onPress={() => setAsking(true)}
            >
              {coordinationText.reassign}
            </Button>
            <span role="status">{coordinationText.selected(chosen.length, total)}</span>
          </div>
        ) : (
          <div className="zk-pile__tools">
            <p>{coordinationText.clearingHint}</p>
            <Button onPress={onOpenClearing}>{coordinationText.openClearing}</Button>
          </div>
        )}
        {rows.length < total ? <p>{coordinationText.notAllShown(rows.length, total)}</p> : null}
        {isOffered && rows.length > 0 ? <p className="zk-pile__hint">{coordinationText.selectHint}</p> : null}
      </div>
      <div className="zk-pile__list">
        {rows.length === 0 ? (
          <EmptyState icon="check" title={coordinationText.emptyTitle} text={coordinationText.emptyText} />
        ) : (
          <SelectionList
            id={pileListId}
            label={pileName(pile, team)}
            keys={keys}
            rowHeight={ROW_HEIGHT_PX}
            selection={selection}
            onSelect={setSelection}
            onOpen={open}
            renderRow={(index) => {
              const row = rows[index];
              return row === undefined ? null : <PileRowView row={row} now={now} />;
            }}
          />
        )}
      </div>
      {isAsking && chosen.length > 0 ? (
        <ReassignDialog
          count={chosen.length}
          claimed={chosen.filter(({ claimedBy }) => claimedBy !== null).length}
          from={pile}
          team={team}
          isSending={isSending}
          onSend={send}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}
