import { type ReactNode, type UIEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { planWindow, type RowWindow, scrollToShow } from './plan-window.ts';
import { useHeight } from './use-height.ts';
import './virtual-list.css';

export interface VirtualListProps {
  /** Spoken name of the list. */
  readonly label: string;
  readonly count: number;
  /** CSS pixels; all rows are equally high. */
  readonly rowHeight: number;
  /** Stable name of the row at a place; rows keep their elements when others come in before them. */
  readonly keyOf: (index: number) => string;
  readonly renderRow: (index: number, isCurrent: boolean) => ReactNode;
  readonly currentIndex: number | null;
  readonly onPick: (index: number) => void;
  /** The rows that are drawn, whenever they change: load these. */
  readonly onWindowChange?: (window: RowWindow) => void;
  /**
   * The row at the upper edge by its key, and its place now: when rows come in above it, the list scrolls along, so that
   * what the person reads does not move. At the very top new rows appear.
   */
  readonly placeOf?: (key: string) => number | null;
}

const AROUND = 8;
/** Before the first measurement; taller than any screen, so that the first picture is complete. */
const ASSUMED_HEIGHT = 1200;

/** A list of any length with one stop for the Tab key; the current row is told to screen readers with its place. */
export function VirtualList(props: VirtualListProps) {
  const { label, count, rowHeight, keyOf, renderRow, currentIndex, onPick, onWindowChange, placeOf } = props;
  const frame = useRef<HTMLDivElement>(null);
  const listId = useId();
  const [scrollTop, setScrollTop] = useState(0);
  const height = useHeight(frame);
  const drawn = planWindow(scrollTop, height ?? ASSUMED_HEIGHT, rowHeight, count, AROUND);

  useLayoutEffect(
    () => onWindowChange?.({ start: drawn.start, end: drawn.end }),
    [onWindowChange, drawn.start, drawn.end],
  );
  useAnchor(frame, rowHeight, keyOf, placeOf, setScrollTop);
  const currentKey = currentIndex === null ? null : keyOf(currentIndex);
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows another current row, not the same one at another place
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null || currentIndex === null) return;
    const wanted = scrollToShow(currentIndex, element.scrollTop, element.clientHeight, rowHeight);
    if (wanted !== element.scrollTop) element.scrollTop = wanted;
    setScrollTop(element.scrollTop);
  }, [currentKey, rowHeight]);

  const rows = Array.from({ length: drawn.end - drawn.start }, (_, offset) => drawn.start + offset);
  const isCurrentDrawn = currentIndex !== null && currentIndex >= drawn.start && currentIndex < drawn.end;
  return (
    <div
      ref={frame}
      className="zk-virtual-list"
      role="listbox"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={isCurrentDrawn ? `${listId}-${currentIndex}` : undefined}
      onScroll={(event: UIEvent<HTMLDivElement>) => setScrollTop(event.currentTarget.scrollTop)}
    >
      <div role="presentation" style={{ height: count * rowHeight }}>
        {rows.map((index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys belong to the keyboard map of the application
          // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names its active row
          <div
            key={keyOf(index)}
            id={`${listId}-${index}`}
            className="zk-virtual-list__row"
            role="option"
            aria-selected={index === currentIndex}
            aria-posinset={index + 1}
            aria-setsize={count}
            style={{ height: rowHeight, transform: `translateY(${index * rowHeight}px)` }}
            onClick={() => onPick(index)}
          >
            {renderRow(index, index === currentIndex)}
          </div>
        ))}
      </div>
    </div>
  );
}

function useAnchor(
  frame: { readonly current: HTMLElement | null },
  rowHeight: number,
  keyOf: (index: number) => string,
  placeOf: ((key: string) => number | null) | undefined,
  setScrollTop: (scrollTop: number) => void,
) {
  const anchor = useRef<{ readonly key: string; readonly index: number } | undefined>(undefined);
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null || placeOf === undefined) return;
    const last = anchor.current;
    const now = last === undefined ? null : placeOf(last.key);
    const isAtTop = element.scrollTop === 0;
    const index = Math.floor(element.scrollTop / rowHeight);
    if (last !== undefined && now !== null && now !== last.index && !isAtTop && Math.abs(index - last.index) <= 1) {
      element.scrollTop += (now - last.index) * rowHeight;
      setScrollTop(element.scrollTop);
    }
    const first = Math.floor(element.scrollTop / rowHeight);
    anchor.current = { key: keyOf(first), index: first };
  });
}
