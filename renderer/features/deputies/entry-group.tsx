import { type ReactNode, useId, useState } from 'react';
import type { TaskId } from '../../../shared/base/ids.ts';
import { findProcedure } from '../../../shared/procedures/catalogue.ts';
import type { DeputyEntry } from '../../bridge/types.ts';
import { useNow } from '../../state/clock.ts';
import { deputiesText } from '../../text/deputies.ts';
import { inboxText } from '../../text/inbox.ts';
import { Icon } from '../../ui/icon.tsx';
import { describeEntry } from './describe-entry.ts';

export interface EntryGroupProps {
  readonly title: string;
  readonly count: number;
  /** Lines of the group; none is shown as such. */
  readonly children: ReactNode;
  /** The group stays open on the page; in a card it opens with a press. */
  readonly isFixed: boolean;
  readonly more?: number;
}

/** One group of a briefing or a hand-back: its count, and what is in it. */
export function EntryGroup({ title, count, children, isFixed, more = 0 }: EntryGroupProps) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const isShown = (isFixed || isOpen) && count > 0;
  const label = deputiesText.group(title, count);
  return (
    <section className="zk-deputy-group" aria-label={title}>
      {isFixed ? (
        <h3 className="zk-deputy-group__title">{label}</h3>
      ) : (
        <button
          type="button"
          className="zk-deputy-group__head"
          aria-expanded={isShown}
          aria-controls={isShown ? id : undefined}
          disabled={count === 0}
          onClick={() => setOpen(!isOpen)}
        >
          <Icon name={isShown ? 'chevron-down' : 'chevron-right'} size={12} />
          {label}
        </button>
      )}
      {isShown ? (
        <ul className="zk-deputy-group__rows" id={id}>
          {children}
          {more > 0 ? <li className="zk-deputy-group__more">{deputiesText.more(more)}</li> : null}
        </ul>
      ) : null}
    </section>
  );
}

export interface EntriesProps {
  readonly title: string;
  readonly entries: { readonly rows: readonly DeputyEntry[]; readonly total: number };
  readonly isFixed: boolean;
  readonly onOpenTask: (taskId: TaskId) => void;
}

/** A group of tasks; each opens its task. */
export function Entries({ title, entries, isFixed, onOpenTask }: EntriesProps) {
  const now = useNow();
  const { rows, total } = entries;
  return (
    <EntryGroup title={title} count={total} isFixed={isFixed} more={total - rows.length}>
      {rows.map((entry) => (
        <TaskLine
          key={entry.taskId}
          name={entry.name}
          procedure={entry.procedure}
          detail={describeEntry(entry, now)}
          onOpen={() => onOpenTask(entry.taskId)}
        />
      ))}
    </EntryGroup>
  );
}

export interface TaskLineProps {
  readonly name: string;
  readonly procedure: string;
  readonly detail: string;
  /** Undefined where the task is not the person's any more. */
  readonly onOpen?: (() => void) | undefined;
}

export function TaskLine({ name, procedure, detail, onOpen }: TaskLineProps) {
  const title = inboxText.detail(name, findProcedure(procedure)?.label ?? procedure);
  return (
    <li className="zk-deputy-line">
      {onOpen === undefined ? (
        <span className="zk-deputy-line__title">{title}</span>
      ) : (
        <button type="button" className="zk-deputy-line__title" onClick={onOpen}>
          {title}
        </button>
      )}
      <span className="zk-deputy-line__detail">{detail}</span>
    </li>
  );
}
