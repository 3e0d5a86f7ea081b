import { type KeyboardEvent, type PointerEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { uiText } from '../text/ui.ts';
import { largestPane, type PaneSizes, type PaneSpec, planPanes } from './plan-panes.ts';
import './split-panes.css';

export interface Pane extends PaneSpec {
  /** Names the divider: `Breite von „Eingang“ ändern`. */
  readonly label: string;
  readonly content: ReactNode;
}

export interface SplitPanesProps {
  /** Left to right; exactly one has no `initial` size and takes the rest. */
  readonly panes: readonly Pane[];
  /** Widths in CSS pixels by pane, as last returned; keep them to restore the window. */
  readonly sizes: PaneSizes;
  readonly onSizesChange: (sizes: PaneSizes) => void;
}

const STEP_PX = 16;

/** Columns side by side with dividers that move by mouse, by arrow keys (Shift: bigger steps, Home, End) and go back to
 * their first place by a double click. */
export function SplitPanes({ panes, sizes, onSizesChange }: SplitPanesProps) {
  const [frame, width] = useWidth();
  const plan = planPanes(panes, sizes, width);
  const growing = panes.findIndex((pane) => pane.initial === undefined);

  const resize = (pane: Pane, size: number) => {
    const limited = Math.min(Math.max(size, pane.minimum), largestPane(panes, plan, pane.id, width));
    onSizesChange({ ...sizes, [pane.id]: Math.round(limited) });
  };

  const template = plan.columns.map((column) => (column.size === undefined ? 'minmax(0, 1fr)' : `${column.size}px`));
  return (
    <div
      ref={frame}
      className={plan.folded.length > 0 ? 'zk-split zk-split--folded' : 'zk-split'}
      style={{ gridTemplateColumns: template.join(' ') }}
    >
      {panes.map((pane, index) => {
        const column = plan.columns.findIndex((planned) => planned.id === pane.id);
        const size = plan.columns[column]?.size;
        const isFolded = column === -1;
        const place = isFolded ? plan.columns.findIndex((planned) => planned.size === undefined) : column;
        const extent = isFolded ? 'folded' : size === undefined ? 'upper' : 'tall';
        return (
          <div
            key={pane.id}
            className={`zk-split__pane zk-split__pane--${extent}`}
            style={{ gridColumn: place + 1 }}
            data-pane={pane.id}
          >
            <div className="zk-split__content">{pane.content}</div>
            {size === undefined ? null : (
              <Divider
                pane={pane}
                size={size}
                largest={largestPane(panes, plan, pane.id, width)}
                edge={index < growing ? 'end' : 'start'}
                onResize={(next) => resize(pane, next)}
              />
            )}
          </div>
        );
      })}
    </div>
  );
}

interface DividerProps {
  readonly pane: Pane;
  readonly size: number;
  readonly largest: number;
  /** Panes before the growing one have their divider at the end, panes after it at the start. */
  readonly edge: 'start' | 'end';
  readonly onResize: (size: number) => void;
}

function Divider({ pane, size, largest, edge, onResize }: DividerProps) {
  const direction = edge === 'end' ? 1 : -1;
  const drag = useRef<{ readonly from: number; readonly size: number } | undefined>(undefined);

  const byKey = (event: KeyboardEvent) => {
    const next = sizeAfterKey(event, size, direction, pane.minimum, largest);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onResize(next);
  };
  const begin = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { from: event.clientX, size };
  };
  const move = (event: PointerEvent) => {
    if (drag.current !== undefined) onResize(drag.current.size + (event.clientX - drag.current.from) * direction);
  };
  const end = () => {
    drag.current = undefined;
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a movable divider is a focusable separator (ARIA window splitter)
    <div
      className={`zk-split__divider zk-split__divider--${edge}`}
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={uiText.paneDivider(pane.label)}
      aria-valuenow={Math.round(size)}
      aria-valuemin={pane.minimum}
      aria-valuemax={Math.round(largest)}
      onKeyDown={byKey}
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
      onDoubleClick={() => onResize(pane.initial ?? size)}
    />
  );
}

function sizeAfterKey(event: KeyboardEvent, size: number, direction: number, smallest: number, largest: number) {
  const step = event.shiftKey ? STEP_PX * 4 : STEP_PX;
  switch (event.key) {
    case 'ArrowRight':
      return size + step * direction;
    case 'ArrowLeft':
      return size - step * direction;
    case 'Home':
      return smallest;
    case 'End':
      return largest;
    default:
      return undefined;
  }
}

function useWidth() {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(() => window.innerWidth);
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    setWidth(element.clientWidth);
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [frame, width] as const;
}
