import { type Rotation, rotateBox } from './rotation.ts';
import type { Highlight } from './view-types.ts';

export interface HighlightLayerProps {
  readonly highlights: readonly Highlight[];
  readonly currentIds: readonly string[];
  readonly rotation: Rotation;
  readonly onPress: ((id: string) => void) | undefined;
}

/** Marks places of one page. They lie above the text, but let the pointer through where nothing can be pressed. */
export function HighlightLayer({ highlights, currentIds, rotation, onPress }: HighlightLayerProps) {
  return highlights.map((highlight) => {
    const box = rotateBox(highlight.box, rotation);
    const isCurrent = currentIds.includes(highlight.id);
    // a mark over half the page would cover everything else: it is only a frame, and nothing to press
    const isFrame = box.width * box.height > LARGEST_PRESSED;
    const shared = {
      className: `zk-mark zk-mark--${highlight.tone}${isCurrent ? ' zk-mark--current' : ''}${isFrame ? ' zk-mark--frame' : ''}`,
      style: { left: part(box.left), top: part(box.top), width: part(box.width), height: part(box.height) },
      'aria-label': highlight.label,
      'data-highlight': highlight.id,
      title: highlight.label,
    };
    return onPress === undefined || isFrame ? (
      <div key={highlight.id} role="img" {...shared} />
    ) : (
      <button
        key={highlight.id}
        type="button"
        aria-current={isCurrent ? 'true' : undefined}
        onClick={() => onPress(highlight.id)}
        {...shared}
      />
    );
  });
}

/** Part of the page. */
const LARGEST_PRESSED = 0.4;

function part(value: number): string {
  return `${value * 100}%`;
}
