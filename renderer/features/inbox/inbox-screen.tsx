import type { TaskId } from '../../../shared/base/ids.ts';
import { usePreferences } from '../../bridge/preferences.ts';
import type { InboxFilter } from '../../bridge/types.ts';
import { useNow } from '../../state/clock.ts';
import { useKeyCommand } from '../../state/key-commands.ts';
import { selectTask } from '../../state/view.ts';
import { describeFailure } from '../../text/failures.ts';
import { inboxText } from '../../text/inbox.ts';
import { uiText } from '../../text/ui.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState, FailureNotice, Loading } from '../../ui/notice.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { InboxFilterBar } from './inbox-filter-bar.tsx';
import { InboxRowView } from './inbox-row.tsx';
import { useInboxCounts } from './queries.ts';
import type { TaskList } from './use-task-list.ts';
import './inbox-screen.css';

const ROW_HEIGHT_PX = 50;

export interface InboxScreenProps {
  readonly list: TaskList;
  /** Enter: the person wants to work in the open task. */
  readonly onOpen: (taskId: TaskId) => void;
}

/** The left column: what is to do, in the order that the person chose. */
export function InboxScreen({ list, onOpen }: InboxScreenProps) {
  const { preferences, change } = usePreferences();
  const counts = useInboxCounts();
  const filter = preferences.inbox;
  const move = (steps: number) =>
    void list.idAt(steps).then(
      (taskId) => taskId !== null && selectTask(taskId),
      () => undefined, // the list shows the failure
    );
  const hasRows = list.total !== undefined && list.total > 0;
  useKeyCommand('next', hasRows ? () => move(1) : undefined);
  useKeyCommand('previous', hasRows ? () => move(-1) : undefined);
  const current = list.currentIndex === null ? undefined : list.rowAt(list.currentIndex);
  useKeyCommand('open', current === undefined ? undefined : () => onOpen(current.id));
  return (
    <section className="zk-inbox" aria-label={inboxText.title}>
      <InboxFilterBar filter={filter} counts={counts} onChange={(inbox) => change({ inbox })} />
      <div className="zk-inbox__list">
        <InboxRows list={list} filter={filter} allToDo={counts?.all} onFilter={(inbox) => change({ inbox })} />
      </div>
    </section>
  );
}

interface InboxRowsProps {
  readonly list: TaskList;
  readonly filter: InboxFilter;
  readonly allToDo: number | undefined;
  readonly onFilter: (filter: InboxFilter) => void;
}

function InboxRows({ list, filter, allToDo, onFilter }: InboxRowsProps) {
  const now = useNow();
  const { rowAt, setInSight } = list;
  if (list.failure !== undefined) {
    const { title, text } = describeFailure(list.failure);
    return <FailureNotice title={title} text={text} action={{ label: uiText.retry, onPress: list.retry }} />;
  }
  if (list.total === undefined) return <Loading />;
  if (list.total === 0) return <EmptyInbox filter={filter} allToDo={allToDo} onFilter={onFilter} />;
  return (
    <VirtualList
      key={JSON.stringify(filter)} // another filter begins at its top
      label={inboxText.list}
      count={list.total}
      rowHeight={ROW_HEIGHT_PX}
      keyOf={(index) => rowAt(index)?.id ?? `place-${index}`}
      placeOf={list.placeOf}
      currentIndex={list.currentIndex}
      onPick={(index) => {
        const row = rowAt(index);
        if (row !== undefined) selectTask(row.id);
      }}
      onWindowChange={setInSight}
      renderRow={(index, isCurrent) => {
        const row = rowAt(index);
        return row === undefined ? (
          <div className="zk-inbox__pending">{inboxText.loadingRow}</div>
        ) : (
          <InboxRowView row={row} isCurrent={isCurrent} now={now} />
        );
      }}
    />
  );
}

function EmptyInbox({ filter, allToDo, onFilter }: Omit<InboxRowsProps, 'list'>) {
  if (filter.status === 'done') return <EmptyState title={inboxText.emptyDoneTitle} text={inboxText.emptyDoneText} />;
  const isNarrowed = filter.scope !== 'all' || filter.procedure !== null;
  if (!isNarrowed || allToDo === 0) {
    return <EmptyState icon="check" title={inboxText.emptyTitle} text={inboxText.emptyText} />;
  }
  return (
    <EmptyState title={inboxText.emptyFilterTitle} text={inboxText.emptyFilterText}>
      <Button onPress={() => onFilter({ ...filter, scope: 'all', procedure: null })}>{inboxText.resetFilter}</Button>
    </EmptyState>
  );
}
