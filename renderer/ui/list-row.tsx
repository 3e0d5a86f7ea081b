import type { ReactNode } from 'react';
import './list-row.css';

export interface ListRowProps {
  /** First line, for example the person's name. */
  readonly title: string;
  /** Muted, behind the title, for example whose it is. */
  readonly note?: string | undefined;
  /** Right of the first line, for example `08:12` or `gestern`. */
  readonly aside?: ReactNode;
  /** Second line: what is special, so that the order of work can be chosen without opening. */
  readonly detail: ReactNode;
  /** Right of the second line, usually a badge. */
  readonly badge?: ReactNode;
  readonly isCurrent?: boolean;
  /** Not opened yet; says so with a dot and, for screen readers, with this word. */
  readonly unreadLabel?: string | undefined;
}

/** The inside of one row of a list, 50 px. Role, focus and position belong to the list around it. */
export function ListRow({ title, note, aside, detail, badge, isCurrent = false, unreadLabel }: ListRowProps) {
  return (
    <div className={isCurrent ? 'zk-list-row zk-list-row--current' : 'zk-list-row'}>
      <span className="zk-list-row__title">
        {unreadLabel === undefined ? null : (
          <span className="zk-list-row__unread">
            <span className="zk-visually-hidden">{unreadLabel}</span>
          </span>
        )}
        {title}
        {note === undefined ? null : <span className="zk-list-row__note">{note}</span>}
      </span>
      <span className="zk-list-row__aside">{aside}</span>
      <span className="zk-list-row__detail">{detail}</span>
      <span className="zk-list-row__badge">{badge}</span>
    </div>
  );
}
