import { useEffect, useRef } from 'react';
import type { ConflictChoice } from '../../../shared/domain/conflict.ts';
import { announce } from '../../state/announcer.ts';
import { setConflictListOpen, useIsConflictListOpen } from '../../state/conflict-list.ts';
import { conflictText } from '../../text/conflicts.ts';
import { describeFailure } from '../../text/failures.ts';
import { uiText } from '../../text/ui.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState, FailureNotice, Loading } from '../../ui/notice.tsx';
import { ConflictCardView } from './conflict-card.tsx';
import { useConflicts } from './queries.ts';
import './conflicts.css';

const close = () => setConflictListOpen(false);

/** Everything that the server did not carry out, from the status line and from each task. */
export function ConflictList() {
  const isOpen = useIsConflictListOpen();
  useEffect(() => close, []); // whoever signs in next has a list of their own
  return (
    <Dialog title={conflictText.title} size="large" isOpen={isOpen} onClose={close}>
      <Cards onEmpty={close} />
    </Dialog>
  );
}

function Cards({ onEmpty }: { readonly onEmpty: () => void }) {
  const conflicts = useConflicts();
  const cards = useRef<HTMLDivElement>(null);
  if (conflicts.isPending) return <Loading label={conflictText.loading} />;
  if (conflicts.isError) {
    return (
      <FailureNotice
        {...describeFailure(conflicts.error.failure)}
        action={{ label: uiText.retry, onPress: () => void conflicts.refetch() }}
      />
    );
  }
  if (conflicts.data.length === 0) return <EmptyState icon="check" title={conflictText.nothing} />;
  const onChosen = (choice: ConflictChoice) => {
    announce(conflictText.chosen[choice]);
    if (conflicts.data.length === 1) onEmpty();
    else cards.current?.focus(); // the button that had it is gone
  };
  return (
    <div className="zk-conflicts" ref={cards} tabIndex={-1}>
      <p>{conflictText.intro}</p>
      {conflicts.data.map((card) => (
        <ConflictCardView key={card.taskId} card={card} onChosen={onChosen} />
      ))}
    </div>
  );
}
