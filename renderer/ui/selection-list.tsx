import { type KeyboardEvent, type MouseEvent, type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';
import { moveTo, nothingSelected, type Selection, toggle, toggleAll } from './plan-selection.ts';
import { planWindow, scrollToShow } from './plan-window.ts';
import { useHeight } from './use-height.ts';
import './selection-list.css';
import './virtual-list.css';

export interface SelectionListProps {
  /** Spoken name of the list. */
  readonly label: string;
  /** One key for each row, in the order shown. */
  readonly keys: readonly string[];
  /** CSS pixels; all rows are equally high. */
  readonly rowHeight: number;
  readonly renderRow: (index: number) => ReactNode;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  /** Enter or a double click. */
  readonly onOpen: (index: number) => void;
  /** So that something else can move the focus here. */
  readonly id: string;
}

const AROUND = 8;
const ASSUMED_HEIGHT = 900;

/**
 * A list of any length with any number of chosen rows (ARIA listbox, multi-select): arrows move, Space chooses, Shift with
 * arrows chooses a range, Ctrl and A all, Escape none. A click chooses, with Shift a range.
 */
export function SelectionList(props: SelectionListProps) {
  const { label, keys, rowHeight, renderRow, selection, onSelect, onOpen, id } = props;
  const frame = useRef<HTMLDivElement>(null);
  const rowId = useId();
  const [scrollTop, setScrollTop] = useState(0);
  const height = useHeight(frame) ?? ASSUMED_HEIGHT;
  const { start, end } = planWindow(scrollTop, height, rowHeight, keys.length, AROUND);
  const active = selection.active === null ? -1 : keys.indexOf(selection.active);

  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the person, not the list that moves
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null || active < 0) return;
    element.scrollTop = scrollToShow(active, element.scrollTop, element.clientHeight, rowHeight);
    setScrollTop(element.scrollTop);
  }, [selection.active]);

  const rowsInSight = Math.max(1, Math.floor(height / rowHeight) - 1);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = decideSelection(event, { selection, keys, active, rowsInSight });
    if (event.key === 'Enter' && active >= 0) onOpen(active);
    else if (next === undefined) return;
    if (next !== undefined) onSelect(next);
    event.preventDefault();
  };
  const onClick = (event: MouseEvent, index: number) => {
    const key = keys[index];
    if (key === undefined) return;
    onSelect(event.shiftKey ? moveTo(selection, keys, index, true) : toggle(selection, key));
  };
  return (
    <div
      ref={frame}
      id={id}
      className="zk-virtual-list zk-selection-list"
      role="listbox"
      aria-label={label}
      aria-multiselectable="true"
      tabIndex={0}
      aria-activedescendant={active >= start && active < end ? `${rowId}-${active}` : undefined}
      onKeyDown={onKeyDown}
      onFocus={() => {
        if (active < 0) onSelect(moveTo(selection, keys, 0, false));
      }}
      onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
    >
      <div role="presentation" style={{ height: keys.length * rowHeight }}>
        {Array.from({ length: end - start }, (_, offset) => start + offset).map((index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names its active row
          <div
            key={keys[index]}
            id={`${rowId}-${index}`}
            className="zk-virtual-list__row zk-selection-list__row"
            role="option"
            aria-selected={selection.chosen.has(keys[index] ?? '')}
            data-active={index === active ? true : undefined}
            aria-posinset={index + 1}
            aria-setsize={keys.length}
            style={{ height: rowHeight, transform: `translateY(${index * rowHeight}px)` }}
            onClick={(event) => onClick(event, index)}
            onDoubleClick={() => onOpen(index)}
          >
            {renderRow(index)}
          </div>
        ))}
      </div>
    </div>
  );
}

interface Place {
  readonly selection: Selection;
  readonly keys: readonly string[];
  readonly active: number;
  readonly rowsInSight: number;
}

/** What a key does to the selection; undefined leaves it to whoever else wants it. */
function decideSelection(event: KeyboardEvent, { selection, keys, active, rowsInSight }: Place): Selection | undefined {
  if (event.altKey || event.metaKey) return undefined;
  const to = (place: number) => moveTo(selection, keys, place, event.shiftKey);
  switch (event.key) {
    case 'ArrowDown':
      return to(active + 1);
    case 'ArrowUp':
      return to(active - 1);
    case 'PageDown':
      return to(active + rowsInSight);
    case 'PageUp':
      return to(active - rowsInSight);
    case 'Home':
      return to(0);
    case 'End':
      return to(keys.length - 1);
    case ' ':
      if (event.shiftKey) return to(active);
      return selection.active === null ? undefined : toggle(selection, selection.active);
    case 'a':
      return event.ctrlKey ? toggleAll(selection, keys) : undefined;
    case 'Escape':
      return selection.chosen.size === 0 ? undefined : { ...nothingSelected, active: selection.active };
    default:
      return undefined;
  }
}
