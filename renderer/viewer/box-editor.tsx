import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { boxBetween, moveBox, type Point, resizeBox } from './edit-box.ts';
import type { Box } from './view-types.ts';
import './box-editor.css';

export interface EditedBox {
  readonly id: string;
  readonly box: Box;
  /** Spoken, for example `Stelle 2`. */
  readonly label: string;
}

export interface BoxEditorProps {
  readonly boxes: readonly EditedBox[];
  /** `cover`: what lies under it goes. `frame`: what lies around it goes. */
  readonly look: 'cover' | 'frame';
  /** Id of the sentence that says which keys move, resize and remove. */
  readonly helpId: string;
  readonly onChange: (id: string, box: Box) => void;
  /** Where a new box may be drawn on the free page. */
  readonly onAdd?: (box: Box) => void;
  readonly onRemove?: (id: string) => void;
}

interface Drag {
  readonly kind: 'move' | 'resize' | 'draw';
  readonly id: string;
  readonly from: Point;
  readonly box: Box | undefined;
}

const STEP = 0.005;
const BIG_STEP = 0.025;

/** Rectangles over a page, moved and resized by pointer, and by the arrow keys (with Shift: the size; with Ctrl: far). */
export function BoxEditor({ boxes, look, helpId, onChange, onAdd, onRemove }: BoxEditorProps) {
  const stage = useRef<HTMLDivElement>(null);
  const drag = useRef<Drag | undefined>(undefined);
  const [drawn, setDrawn] = useState<Box>();

  const pointOf = (event: PointerEvent): Point => {
    const frame = stage.current?.getBoundingClientRect();
    if (frame === undefined) return { x: 0, y: 0 };
    return { x: (event.clientX - frame.left) / frame.width, y: (event.clientY - frame.top) / frame.height };
  };
  const begin = (event: PointerEvent, kind: Drag['kind'], edited?: EditedBox) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    stage.current?.setPointerCapture(event.pointerId);
    drag.current = { kind, id: edited?.id ?? '', from: pointOf(event), box: edited?.box };
  };
  const move = (event: PointerEvent) => {
    const { current } = drag;
    if (current === undefined) return;
    const to = pointOf(event);
    const by = { x: to.x - current.from.x, y: to.y - current.from.y };
    if (current.kind === 'draw') setDrawn(boxBetween(current.from, to));
    else if (current.box !== undefined) {
      onChange(current.id, current.kind === 'move' ? moveBox(current.box, by) : resizeBox(current.box, by));
    }
  };
  const end = () => {
    if (drag.current?.kind === 'draw' && drawn !== undefined) onAdd?.(drawn);
    drag.current = undefined;
    setDrawn(undefined);
  };
  const onKeyDown = (event: KeyboardEvent, { id, box }: EditedBox) => {
    if (onRemove !== undefined && (event.key === 'Delete' || event.key === 'Backspace')) onRemove(id);
    else {
      const by = directionOf(event);
      if (by === undefined) return;
      onChange(id, event.shiftKey ? resizeBox(box, by) : moveBox(box, by));
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      className={`zk-boxes zk-boxes--${look}`}
      ref={stage}
      data-can-draw={onAdd !== undefined}
      onPointerDown={onAdd === undefined ? undefined : (event) => begin(event, 'draw')}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
    >
      {boxes.map((edited) => (
        <button
          key={edited.id}
          type="button"
          className="zk-box"
          data-box={edited.id}
          style={styleOf(edited.box)}
          aria-label={edited.label}
          aria-describedby={helpId}
          title={edited.label}
          onPointerDown={(event) => begin(event, 'move', edited)}
          onKeyDown={(event) => onKeyDown(event, edited)}
        >
          <span className="zk-box__corner" onPointerDown={(event) => begin(event, 'resize', edited)} />
        </button>
      ))}
      {drawn === undefined ? null : <span className="zk-box zk-box--drawn" style={styleOf(drawn)} />}
    </div>
  );
}

function directionOf(event: KeyboardEvent): Point | undefined {
  const step = event.ctrlKey ? BIG_STEP : STEP;
  switch (event.key) {
    case 'ArrowLeft':
      return { x: -step, y: 0 };
    case 'ArrowRight':
      return { x: step, y: 0 };
    case 'ArrowUp':
      return { x: 0, y: -step };
    case 'ArrowDown':
      return { x: 0, y: step };
    default:
      return undefined;
  }
}

function styleOf({ left, top, width, height }: Box) {
  return { left: `${left * 100}%`, top: `${top * 100}%`, width: `${width * 100}%`, height: `${height * 100}%` };
}
